Feature: What a gate makes of evidence
  A gate decides on what was handed in. What was not handed in is an outcome of its own: it is
  reported by name, lowers the coverage, and never counts as fulfilled.

  Background:
    Given the evidence of "metro-doors" as of 2026-03-16

  Rule: A critical check without evidence never passes

    Scenario Outline: Without <fact> the project is held
      Given where "<fact>" is not known
      When gate "G2" is reviewed
      Then the decision is "hold"
      And "<fact>" is reported as missing
      And criterion "<criterion>" is not assessed
      And missing evidence could change the decision

      Examples:
        | fact                      | criterion |
        | Risk register             | G2.4      |
        | Top risks with a response | G2.4      |
        | Contingency               | G2.1      |

  Rule: A document counts only while its file is there

    Scenario: The risk register was filed and its file is gone
      Given where the document of "Risk register" is missing
      When gate "G2" is reviewed
      Then the decision is "hold"
      And the document of "Risk register" is reported as missing
      And criterion "G2.4" is not assessed

    Scenario: The organisation chart was filed and its file is gone
      Given where the document of "Project organisation chart" is missing
      When gate "G2" is reviewed
      Then the decision is "conditional-go"
      And criterion "G2.9" is unmet as "major"

  Rule: What was looked for and is not there fails, and is not the same as unknown

    Scenario: There is no risk register
      Given where "Risk register" is "none"
      When gate "G2" is reviewed
      Then the decision is "hold"
      And check "S4.2.2.p4" fails
      And the coverage is 97.8%

  Rule: A figure that is too old counts as not supplied

    Scenario: The share of risks with a response was collected last autumn
      Given where "Top risks with a response" was collected on 2025-12-01
      When gate "G2" is reviewed
      Then the decision is "hold"
      And "Top risks with a response" is reported as stale
      And criterion "G2.4" is not assessed

    Scenario: A figure counts on the last day of its age limit
      Given where "Top risks with a response" was collected on 2025-12-14
      When gate "G2" is reviewed
      Then the decision is "go"
      And criterion "G2.4" is met

  Rule: Under 80% of the evidence there is no go, whatever the score

    Scenario: Nine facts are withheld, none of them critical
      Given where "Scope assumptions" is not known
      And where "Dependency log" is not known
      And where "Capacity outlook" is not known
      And where "Forecast gaps with an action" is not known
      And where "Roles filled" is not known
      And where "Skill match" is not known
      And where "Monitoring plan" is not known
      And where "Projects with a tailoring record" is not known
      And where "Tailoring record" is not known
      When gate "G2" is reviewed
      Then the decision is "hold"
      And the coverage is 77.8%
      And the score is 68.2
      And the pattern "evidence-gap" is found

  Rule: A review of nothing is an error, not a decision

    Scenario: Nothing that the gate asks for was supplied
      Given no evidence but these facts as of 2026-03-16:
        | fact              | value     |
        | Net present value | 1,200,000 |
      And rule set "lifecycle-gates" is in force
      When gate "G2" is reviewed
      Then nothing can be evaluated
