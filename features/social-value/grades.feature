Feature: How the social value of a project is graded
  Eight criteria are computed, each from 0 to 4. Where the indicators are kept is not defined and not scored.

  Background:
    Given the evidence of "transit-pmo" as of 2026-06-30
    And where these facts hold:
      | fact                                                | value                            |
      | Statement of social concern                         | approved 2025-04-22 1.0          |
      | Sector of the project                               | infrastructure                   |
      | Community benefit demands                           | 20 apprentices; step-free access |
      | Weight of social value in the business case         | 6%                               |
      | Social value score                                  | 68                               |
      | Social indicators complete                          | 100%                             |
      | Sustainability indicator attained                   | 104%                             |
      | Diversity indicator attained                        | 91%                              |
      | Local economy indicator attained                    | 99%                              |
      | Accessibility indicator attained                    | 101%                             |
      | Enabling acts in the quarter                        | 4                                |
      | Social impact questions answered at the gate review | 4                                |
      | Social impact forums in the year                    | 2                                |
      | Team connections with a joint action                | 2                                |

  Rule: The grade follows from the score

    Scenario: A first period without figures from the period before
      When the subject is assessed with "social-value"
      Then the score is 94.0
      And the grade is "A"
      And the coverage is 93.3%

  Rule: One critical criterion unmet caps the grade at C

    Scenario: Demands of the funder were not listed
      Given where "Community benefit demands" is "[]"
      When the subject is assessed with "social-value"
      Then the score is 82.1
      And the grade is capped at "C" because "SOC.1" is unmet

    Scenario: A project outside the three sectors has no list
      Given where "Community benefit demands" is "[]"
      And where "Sector of the project" is "other"
      When the subject is assessed with "social-value"
      Then criterion "SOC.1" is met
      And the grade is "A"

  Rule: Under 80% of the evidence there is no grade

    Scenario: Results were not measured
      Given where "Sustainability indicator attained" is not known
      And where "Diversity indicator attained" is not known
      And where "Accessibility indicator attained" is not known
      When the subject is assessed with "social-value"
      Then criterion "SOC.4" is not assessed
      And no grade is given
      And the coverage is 73.3%

  Rule: Findings are read together

    Scenario: Needs with too little weight
      Given where "Weight of social value in the business case" is "3%"
      When the subject is assessed with "social-value"
      Then the pattern "asked-not-weighed" is found
      And the pattern "escalate-asked-not-weighed" is found

    Scenario: Needs with no weight at all
      Given where "Weight of social value in the business case" is "0%"
      When the subject is assessed with "social-value"
      Then the pattern "asked-and-ignored" is found
      And the pattern "escalate-asked-not-weighed" is found

    Scenario: A result without a baseline
      Given where "Social indicators complete" is "70%"
      When the subject is assessed with "social-value"
      Then the pattern "claimed-without-baseline" is found

    Scenario: Many forums and few jobs
      Given where "Local economy indicator attained" is "50%"
      When the subject is assessed with "social-value"
      Then the pattern "talk-without-result" is found

    Scenario: Missed results that were never defined
      Given where "Social indicators complete" is "70%"
      And where "Local economy indicator attained" is "50%"
      When the subject is assessed with "social-value"
      Then the pattern "no-result-without-definition" is found

    Scenario: A weight for a need nobody examined
      Given where "Statement of social concern" is not known
      And where "Community benefit demands" is not known
      When the subject is assessed with "social-value"
      Then the pattern "weighed-need-unknown" is found
      And criterion "SOC.1" is not assessed
