Feature: Whether a PMO is governed as it must be
  Who decides is the one critical question. Everything else is an exception with an owner and a date.

  Background:
    Given the evidence of "transit-pmo" as of 2026-06-30
    And where these facts hold:
      | fact                                             | value                                   |
      | Approved outputs of the PMO                      | reports; guidance; governance           |
      | Duties assigned by the charter                   | oversight; governance; support          |
      | Charter names the problem to solve               | yes                                     |
      | Charter names a measure of success               | yes                                     |
      | Study of the current state                       | approved 2026-01-15 1.0                 |
      | PMO functions with a reason on record            | 100%                                    |
      | Level of the PMO                                 | company                                 |
      | Reporting line of the PMO                        | company_executive                       |
      | Deciders with access to their information list   | 96%                                     |
      | Standards with an owner                          | 100%                                    |
      | Practices and operations documented as standards | 92%                                     |
      | Factors in the tailoring guide                   | business; industry                      |
      | Process gaps with a flow or a dated plan         | 100%                                    |
      | Overall status in the report                     | amber                                   |
      | Percent complete                                 | 45%                                     |
      | Milestones with a current state                  | 100%                                    |
      | Deliverables with a current state                | 100%                                    |
      | Budget in the report                             | 86,000,000                              |
      | Cost forecast in the report                      | 88,500,000                              |
      | Actual cost in the report                        | 31,200,000                              |
      | Margin in the report                             | 9                                       |
      | Reported risks with a mitigation                 | 100%                                    |
      | Efficiency measures in the report                | waiting time; rework                    |
      | Schedule performance index                       | 0.97                                    |
      | Cost performance index                           | 1.01                                    |
      | Planned effort in the report                     | 42,000                                  |
      | Used effort in the report                        | 18,600                                  |
      | Staff with improvement as main duty              | 1                                       |
      | Improvement plan for the year                    | approved 2026-01-15 1.0                 |
      | Process requests in one log                      | 97%                                     |
      | Improvement method                               | approved 2026-01-15 1.0                 |
      | Process changes made by the method               | 93%                                     |
      | PMIS live                                        | yes                                     |
      | Needed functions covered by the PMIS             | 86%                                     |
      | Kick-offs with a management briefing             | 94%                                     |
      | Appraisals contain a management item             | yes                                     |
      | PMO service list                                 | approved 2026-01-15 1.0                 |
      | User rating of PMO services                      | 3.9                                     |
      | Contact directory                                | approved 2026-01-15 1.0                 |
      | Time to reach the right person                   | 0.5                                     |
      | Roles named for the social results               | delivery_owner; benefit_owner; pmo_lead |

  Rule: Gaps that are not critical are exceptions

    Scenario: Overlapping processes, missing advice and too little training are three exceptions
      When the subject is assessed with "pmo-governance"
      Then the decision is "with-exceptions"
      And the number of conditions is 3
      And the coverage is 100%
      And criterion "GOV.5" is unmet as "minor"
      And criterion "GOV.11" becomes a condition due 2026-09-28 owned by "portfolio_board"
      And criterion "GOV.13" is unmet as "major"

    Scenario: Even an advisory gap is an exception
      Given where "Time to reach the right person" is "3"
      When the subject is assessed with "pmo-governance"
      Then the decision is "with-exceptions"
      And the number of conditions is 4
      And criterion "GOV.15" becomes a condition due 2026-07-30 owned by "project_manager"

    Scenario: Evidence that is missing is an exception as well
      Given where "Cost forecast in the report" is not known
      When the subject is assessed with "pmo-governance"
      Then the decision is "with-exceptions"
      And the number of conditions is 4
      And criterion "GOV.9" is not assessed

  Rule: Without any gap the PMO complies

    Scenario: The three exceptions are closed
      Given where these facts hold:
        | fact                                | value |
        | Open overlaps among processes       | 0     |
        | Decisions with PMO advice on record | 91%   |
        | Staff trained on the standards      | 87%   |
      When the subject is assessed with "pmo-governance"
      Then the decision is "compliant"
      And the score is 100.0
      And the number of conditions is 0

  Rule: One critical check that fails is non-compliance

    Scenario: The decision rights matrix is still a draft
      Given where "Decision rights matrix" is "draft 2026-05-04 0.9"
      When the subject is assessed with "pmo-governance"
      Then the decision is "non-compliant"
      And criterion "GOV.3" is unmet as "critical"

    Scenario: Deciders who lack information are no critical failure
      Given where "Deciders with access to their information list" is "80%"
      When the subject is assessed with "pmo-governance"
      Then the decision is "with-exceptions"
      And criterion "GOV.3" is unmet as "major"

  Rule: A critical check without evidence is neither compliance nor an exception

    Scenario: Nobody asked for the decision rights matrix
      Given where "Decision rights matrix" is not known
      When the subject is assessed with "pmo-governance"
      Then the assessment is undetermined
      And criterion "GOV.3" is not assessed
      And missing evidence could change the decision

  Rule: This policy lets a waiver carry a critical failure, and the failure stays visible

    Scenario: The matrix is waived until the end of September
      Given where "Decision rights matrix" is "draft 2026-05-04 0.9"
      And where criterion "GOV.3" is waived until 2026-09-30
      When the subject is assessed with "pmo-governance"
      Then the decision is "with-exceptions"
      And criterion "GOV.3" is marked as waived
      And criterion "GOV.3" is unmet as "critical"

  Rule: What reach is asked depends on the level of the PMO

    Scenario Outline: A <level> PMO falls short at <value>
      Given where "Level of the PMO" is "<level>"
      And where "<fact>" is "<value>"
      When the subject is assessed with "pmo-governance"
      Then criterion "GOV.2" is unmet as "minor"

      Examples:
        | level      | fact                                       | value           |
        | department | Department projects on the scope list      | 94%             |
        | company    | Reporting line of the PMO                  | department_head |
        | group      | Subsidiaries that adopted the common rules | 89%             |

    Scenario: A department PMO need not report to an executive
      Given where "Level of the PMO" is "department"
      And where "Department projects on the scope list" is "95%"
      And where "Reporting line of the PMO" is "department_head"
      When the subject is assessed with "pmo-governance"
      Then criterion "GOV.2" is met

    Scenario: As long as the level is not known its reach is not assessed
      Given where "Level of the PMO" is not known
      When the subject is assessed with "pmo-governance"
      Then criterion "GOV.2" is not assessed

  Rule: Findings that belong together are told together

    Scenario Outline: One gap explains the other: <pattern>
      Given where "<fact>" is "<value>"
      And where "<other>" is "<found>"
      When the subject is assessed with "pmo-governance"
      Then the pattern "<pattern>" is found

      Examples:
        | fact                    | value | other                               | found | pattern                |
        | Decision rights matrix  | none  | Decisions with PMO advice on record | 72%   | rights-behind-silence  |
        | Standards with an owner | 88%   | Open overlaps among processes       | 2     | clashes-without-owners |

    Scenario Outline: One finding contradicts the other: <pattern>
      Given where "<claimed>" is "<value>"
      And where "<other>" is "<found>"
      When the subject is assessed with "pmo-governance"
      Then the pattern "<pattern>" is found

      Examples:
        | claimed                             | value                          | other                                          | found | pattern               |
        | Duties assigned by the charter      | oversight; governance; support | PMO posts filled                               | 60%   | duties-without-means  |
        | Requests through intake             | 97%                            | Budget linked to goals                         | 81%   | one-door-no-filter    |
        | Milestones with a current state     | 100%                           | Deciders with access to their information list | 80%   | reported-not-received |
        | Staff with improvement as main duty | 2                              | Process requests in one log                    | 60%   | improvement-by-desk   |
        | PMIS live                           | yes                            | Team members trained on the PMIS               | 55%   | live-not-taught       |

    Scenario: A status without figures or answers to risks is an opinion
      Given where "Cost forecast in the report" is "none"
      And where "Reported risks with a mitigation" is "70%"
      When the subject is assessed with "pmo-governance"
      Then the pattern "colour-without-figures" is found

    Scenario: Open decision rights go to the executive
      Given where "Decision rights matrix" is "none"
      When the subject is assessed with "pmo-governance"
      Then the pattern "rights-behind-silence" is found
      And the pattern "escalate-rights" is found

    Scenario: Nobody looked at decision rights
      Given where "Decision rights matrix" is not known
      And where "Deciders with access to their information list" is not known
      When the subject is assessed with "pmo-governance"
      Then the pattern "rights-not-examined" is found
