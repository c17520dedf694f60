Feature: The cheapest way to a better decision
  A plan takes as few person days as the decision allows, and that there is no cheaper one is proven. Each remedy of the rule set
  says what it makes true; a plan is scored on the evidence as it will then be.

  Rule: A go needs every major gap closed and a score of 85

    Scenario: The warehouse closes its three major gaps and leaves the minor one
      > Major are G3.3 late milestones, G3.5 slow issues and G3.10 late people. Each has one remedy, of 8, 5 and 6 days: 19 in all.
      > The score is then 96.1, so that nothing need be done about the minor gap, G3.9, for 4 days.
      Given the evidence of "warehouse-automation" as of 2026-06-30
      When gate "G3" is reviewed
      Then the cheapest plan to "go" takes 19 days with these actions:
        | Re-baseline with approval and hold the new dates for a quarter       | 8 |
        | Staff an issue desk with answer times and escalate what exceeds them | 5 |
        | Clear the waiting requests and reserve people ahead of need          | 6 |

    Scenario: A waiting issue desk is not needed where issues are solved in time
      > With 15 days the issues are in time: what is left are 8 and 6 days.
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where "Mean issue resolution time" is "15"
      When gate "G3" is reviewed
      Then the cheapest plan to "go" takes 14 days with these actions:
        | Re-baseline with approval and hold the new dates for a quarter | 8 |
        | Clear the waiting requests and reserve people ahead of need    | 6 |

  Rule: Three major gaps may stay open as conditions, a fourth holds the project

    Scenario: Of four major gaps the cheapest is closed to go on
      > Failed quality gates are a fourth major gap. Closing any of the four is enough: they take 8, 5, 6 and 15 days.
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where "Quality gates passed first time" is "85%"
      When gate "G3" is reviewed
      Then the decision is "hold"
      And the cheapest plan to "conditional-go" takes 5 days with these actions:
        | Staff an issue desk with answer times and escalate what exceeds them | 5 |

  Rule: Where the days do not reach, they buy the best decision, then the most points

    Scenario Outline: <days> days for the warehouse
      > Points: milestones and people 5.9 each, communication 3.9, issues 2.0, of 8, 6, 4 and 5 days. Short of 19 days there is no go.
      Given the evidence of "warehouse-automation" as of 2026-06-30
      When gate "G3" is reviewed
      Then <days> days lead to "<decision>" and a score of <score> at best

      Examples:
        | days | decision       | score |
        | 3    | conditional-go | 82.4  |
        | 6    | conditional-go | 88.2  |
        | 12   | conditional-go | 92.2  |
        | 18   | conditional-go | 98    |
        | 19   | go             | 96.1  |
        | 23   | go             | 100   |
