Feature: How a gate weighs what it finds
  The rows of the decision table are asked from the worst to the best: kill, hold, go, conditional go.

  Rule: Kill beats hold

    Scenario: A negative return kills a project that thin evidence alone would hold
      Given the evidence of "bank-app" as of 2026-04-10
      When gate "G1" is reviewed
      Then the coverage is 73.7%
      And the decision is "kill"

    Scenario: An unknown return holds where a negative one kills
      Given the evidence of "bank-app" as of 2026-04-10
      And where "Net present value" is not known
      And where "Payback period" is not known
      And where these facts hold:
        | fact                | value |
        | Feasibility rating  | 3     |
        | Residual risk score | 45    |
      When gate "G1" is reviewed
      Then the decision is "hold"
      And criterion "G1.4" is not assessed
      And missing evidence could change the decision

  Rule: A critical failure outside the kill criteria holds and does not kill

    Scenario: Data that cannot be trusted holds the warehouse
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where "Accuracy of sampled PMIS records" is "40%"
      When gate "G3" is reviewed
      Then the decision is "hold"

  Rule: A limit is met at its exact value

    Scenario Outline: A contingency of <contingency> leads to <decision>
      Given the evidence of "metro-doors" as of 2026-03-16
      And where "Contingency" is "<contingency>"
      When gate "G2" is reviewed
      Then the decision is "<decision>"

      Examples:
        | contingency | decision |
        | 7.999%      | hold     |
        | 8%          | go       |
        | 25%         | go       |
        | 25.001%     | hold     |

  Rule: A waiver marks a gap and never changes its outcome, the score or the coverage

    Scenario: A waived major gap stays a condition
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where criterion "G3.3" is waived until 2026-12-31
      When gate "G3" is reviewed
      Then criterion "G3.3" is marked as waived
      And the waiver of "G3.3" is reported as "live"
      And criterion "G3.3" is unmet as "major"
      And the decision is "conditional-go"
      And the score is 82.4
      And the number of conditions is 3

    Scenario: A waived critical gap still holds
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where "Accuracy of sampled PMIS records" is "91%"
      And where criterion "G3.12" is waived until 2026-12-31
      When gate "G3" is reviewed
      Then criterion "G3.12" is marked as waived
      And the decision is "hold"
      And the score is 72.5

    Scenario: A waiver that expires on the day of the review has expired
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where criterion "G3.3" is waived until 2026-06-30
      When gate "G3" is reviewed
      Then the waiver of "G3.3" is reported as "expired"

    Scenario: A waiver that no gap needs is reported as unused
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where criterion "G3.1" is waived until 2026-12-31
      When gate "G3" is reviewed
      Then criterion "G3.1" is met
      And the waiver of "G3.1" is reported as "unused"

  Rule: Findings that belong together are told together

    Scenario: Late milestones and late resources are one story
      Given the evidence of "warehouse-automation" as of 2026-06-30
      When gate "G3" is reviewed
      Then the pattern "capacity-behind-delay" is found
      And the pattern "reported-not-delivered" is found
