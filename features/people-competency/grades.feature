Feature: How project managers and PMO members are graded
  Five criteria are computed. Layers 2 to 4 of the competency model are not defined, so they are neither assessed nor counted.

  Background:
    Given the evidence of "transit-pmo" as of 2026-06-30
    And where these facts hold:
      | fact                                  | value                                     |
      | Drive and attitude rating             | 3.4                                       |
      | Project knowledge test                | 71                                        |
      | Entry bar of the knowledge test       | 60                                        |
      | Credential claimed                    | yes                                       |
      | Credential valid                      | yes                                       |
      | Credential from a recognised body     | yes                                       |
      | Leadership of project managers        | 3.6                                       |
      | Change of the leadership rating       | 0.1                                       |
      | Project manager training plan         | approved 2026-01-15 1.0                   |
      | Project managers coached in the year  | 91%                                       |
      | Yearly training per project manager   | 27                                        |
      | Course content matched to a skill gap | 84%                                       |
      | Training satisfaction                 | 4.1                                       |
      | Project manager role profile          | approved 2026-01-15 1.0                   |
      | Project manager grades                | 3                                         |
      | Measurable selection criteria         | 92%                                       |
      | Appointments by exception             | 4%                                        |
      | Project manager scorecard             | approved 2026-01-15 1.0                   |
      | Project managers appraised            | 96%                                       |
      | Scorecard categories                  | delivery; people; stakeholder; compliance |

  Rule: The grade follows from the score

    Scenario: A first year without figures from the year before
      When the subject is assessed with "people-competency"
      Then the score is 89.3
      And the grade is "B"
      And the coverage is 95.2%

  Rule: A claimed credential must be valid

    Scenario: The credential has expired
      Given where "Credential valid" is "no"
      When the subject is assessed with "people-competency"
      Then criterion "CMP.2" is unmet as "major"
      And the score is 78.6

    Scenario: No credential is claimed
      Given where "Credential claimed" is "no"
      And where "Credential valid" is "no"
      When the subject is assessed with "people-competency"
      Then criterion "CMP.2" is met

  Rule: Layers that are not defined score nothing

    Scenario: An own definition of layer 2 changes no score
      Given where "Own definition of competency layer 2" is "approved 2026-01-15 1.0"
      When the subject is assessed with "people-competency"
      Then the score is 89.3
      And the coverage is 95.2%

  Rule: Under 80% of the evidence there is no grade

    Scenario: Nobody asked how people are selected
      Given where "Project manager role profile" is not known
      And where "Project manager grades" is not known
      And where "Measurable selection criteria" is not known
      And where "Appointments by exception" is not known
      And where "Project managers appraised" is not known
      When the subject is assessed with "people-competency"
      Then criterion "CMP.5" is not assessed
      And no grade is given
      And the coverage is 71.4%

  Rule: Findings are read together

    Scenario: Training that does not reach leadership
      Given where "Leadership of project managers" is "3.1"
      When the subject is assessed with "people-competency"
      Then the pattern "trained-not-leading" is found

    Scenario: A selection that does not ask for knowledge
      Given where "Project knowledge test" is "52"
      When the subject is assessed with "people-competency"
      Then the pattern "appraised-without-knowledge" is found
      And the pattern "escalate-appraised-without-knowledge" is found

    Scenario: Courses beside the need
      Given where "Project knowledge test" is "52"
      And where "Course content matched to a skill gap" is "45%"
      When the subject is assessed with "people-competency"
      Then the pattern "unknowing-for-lack-of-training" is found

    Scenario: Effort that nobody appraises
      Given where "Drive and attitude rating" is "2.4"
      And where "Project managers appraised" is "60%"
      When the subject is assessed with "people-competency"
      Then the pattern "unwilling-for-lack-of-recognition" is found

    Scenario: Knowledge tested, drive not rated
      Given where "Drive and attitude rating" is not known
      When the subject is assessed with "people-competency"
      Then the pattern "able-but-drive-unknown" is found
      And criterion "CMP.1" is not assessed
