Feature: How mature a PMO is
  Each of eleven dimensions stands at the highest level whose practices, and all below it, are met.
  An assessor may judge a level with reasons. The judged level then counts.

  Rule: The overall level is the mean of the dimensions, rounded down

    Scenario Outline: The PMO behind <subject> is at level <level>
      Given the evidence of "<subject>"
      When the subject is assessed with "pmo-maturity"
      Then the maturity level is <level>
      And result "Mean level" is "<mean>"

      Examples:
        | subject              | mean | level |
        | metro-doors          | 3.27 | 3     |
        | warehouse-automation | 2.27 | 2     |
        | bank-app             | 1.18 | 1     |

  Rule: The weakest dimension allows at most one level more

    Scenario: Social value at level 1 caps a PMO whose mean is 3
      Given the evidence of "metro-doors"
      And where dimension "Social value" is judged at level 1
      When the subject is assessed with "pmo-maturity"
      Then result "Mean level" is "3.18"
      And dimension "Social value" is at level 1
      And the maturity level is 2

  Rule: One practice short of a level is below that level, and the practice is named

    Scenario: Advice that is not on record keeps decisions at level 2
      Given the evidence of "transit-pmo"
      When the subject is assessed with "pmo-maturity"
      Then dimension "Decisions" is at level 2
      And criterion "M2.3" keeps dimension "Decisions" from level 3
      And check "S2.5.f2" fails
      And the pattern "published-not-taught" is found

    Scenario: With the advice on record decisions are at level 3
      Given the evidence of "transit-pmo"
      And where "Decisions with PMO advice on record" is "92%"
      When the subject is assessed with "pmo-maturity"
      Then dimension "Decisions" is at level 3

  Rule: A practice without usable evidence stops the climb

    Scenario: Peer sessions counted too long ago keep culture at level 2
      Given the evidence of "transit-pmo"
      When the subject is assessed with "pmo-maturity"
      Then "Peer sessions in the quarter" is reported as stale
      And criterion "M8.3" is not assessed
      And criterion "M8.3" keeps dimension "Culture" from level 3

    Scenario: Peer sessions counted this month lift culture to level 3
      Given the evidence of "transit-pmo"
      And where "Peer sessions in the quarter" was collected on 2026-06-01
      When the subject is assessed with "pmo-maturity"
      Then criterion "M8.3" is met
      And dimension "Culture" is at level 3
