Feature: How a PMO reaches levels 4 and 5
  Level 4 asks for figures of use and effect within limits, level 5 for changes that follow from them.

  Rule: A dimension is at level 4 when its figures are there and within limits

    Scenario: Falling productivity keeps the mandate at level 3
      Given the evidence of "transit-pmo"
      When the subject is assessed with "pmo-maturity"
      Then check "S1.3.v4" fails
      And dimension "Mandate and value" is at level 3
      And criterion "M10.4" keeps dimension "Mandate and value" from level 4
      And result "Mean level" is "2.36"

    Scenario: Rising productivity and a steady margin lift the mandate to level 4
      Given the evidence of "transit-pmo"
      And where "Productivity trend" is "3"
      And where "Change of the mean project margin" is "0"
      When the subject is assessed with "pmo-maturity"
      Then criterion "M10.4" is met
      And dimension "Mandate and value" is at level 4
      And criterion "M10.5" keeps dimension "Mandate and value" from level 5
      And result "Mean level" is "2.45"
      And the maturity level is 2

    Scenario: A margin that nobody calculates leaves level 4 open
      Given the evidence of "transit-pmo"
      And where "Productivity trend" is "3"
      When the subject is assessed with "pmo-maturity"
      Then criterion "M10.4" is not assessed
      And "Change of the mean project margin" is reported as missing
      And dimension "Mandate and value" is at level 3

  Rule: A dimension is at level 5 when all levels below hold as well

    Scenario: Measured value on top of level 4 is level 5
      Given the evidence of "transit-pmo"
      And where these facts hold:
        | fact                                     | value                   |
        | Productivity trend                       | 3                       |
        | Change of the mean project margin        | 0.5                     |
        | PMO value statement of the year          | approved 2026-05-04 1.0 |
        | Measured results in the value statement  | 3                       |
        | Change of the start-up lead time         | -5                      |
        | Shared assets used at start-up           | 2                       |
      When the subject is assessed with "pmo-maturity"
      Then dimension "Mandate and value" is at level 5
      And result "Mean level" is "2.55"
      And the maturity level is 2

    Scenario: Measured value on top of falling productivity stays at level 3
      Given the evidence of "transit-pmo"
      And where these facts hold:
        | fact                                     | value                   |
        | PMO value statement of the year          | approved 2026-05-04 1.0 |
        | Measured results in the value statement  | 3                       |
        | Change of the start-up lead time         | -5                      |
        | Shared assets used at start-up           | 2                       |
      When the subject is assessed with "pmo-maturity"
      Then criterion "M10.5" is met
      And dimension "Mandate and value" is at level 3
      And criterion "M10.4" keeps dimension "Mandate and value" from level 4
      And the pattern "worth-without-success" is found

    Scenario: A value statement of two years ago proves nothing today
      Given the evidence of "transit-pmo"
      And where these facts hold:
        | fact                                     | value                    |
        | PMO value statement of the year          | approved 2024-05-06 2024 |
        | Measured results in the value statement  | 4                        |
      When the subject is assessed with "pmo-maturity"
      Then check "S1.3.v6" fails

  Rule: One weak dimension holds back many strong ones

    Scenario: A mean of 4 with social value at level 2 gives level 3
      Given the evidence of "metro-doors"
      And where dimension "Portfolio" is judged at level 5
      And where dimension "Decisions" is judged at level 5
      And where dimension "Outcomes" is judged at level 5
      And where dimension "Standards and tools" is judged at level 5
      And where dimension "People" is judged at level 5
      And where dimension "Governance, reporting, capacity" is judged at level 5
      When the subject is assessed with "pmo-maturity"
      Then result "Mean level" is "4"
      And dimension "Social value" is at level 2
      And the maturity level is 3

    Scenario: A mean of 4 with social value at level 3 gives level 4
      Given the evidence of "metro-doors"
      And where dimension "Portfolio" is judged at level 5
      And where dimension "Decisions" is judged at level 5
      And where dimension "Outcomes" is judged at level 5
      And where dimension "Standards and tools" is judged at level 5
      And where dimension "People" is judged at level 5
      And where dimension "Governance, reporting, capacity" is judged at level 5
      And where dimension "Social value" is judged at level 3
      When the subject is assessed with "pmo-maturity"
      Then result "Mean level" is "4.09"
      And the maturity level is 4

  Rule: Figures that contradict each other are named

    Scenario: What the figures of the transit office show together
      Given the evidence of "transit-pmo"
      When the subject is assessed with "pmo-maturity"
      Then the pattern "ranking-without-effect" is found
      And the pattern "improved-without-effect" is found
      And the pattern "data-not-trusted" is found
      And the pattern "process-too-slow-for-lessons" is found
      And the pattern "forecast-without-plan" is found

    Scenario: A system that everybody uses and whose data is wrong
      Given no evidence but these facts as of 2026-06-30:
        | fact                                       | value |
        | Target users active on the PMIS each month | 92%   |
        | Ease of use of the PMIS                    | 4.1   |
        | Accuracy of sampled PMIS records           | 88%   |
        | PMIS data lag                              | 3     |
      When the subject is assessed with "pmo-maturity"
      Then the pattern "used-but-wrong" is found

    Scenario: Results that are used though raters do not agree
      Given the evidence of "transit-pmo"
      And where "Results put to use" is "90%"
      And where "Agreement between raters" is "61%"
      When the subject is assessed with "pmo-maturity"
      Then criterion "M6.4" is unmet as "major"
      And the pattern "results-used-unproven" is found

    Scenario: Standards that stand and are not measured
      Given the evidence of "transit-pmo"
      And where "Decisions with PMO advice on record" is "92%"
      And where "Peer sessions in the quarter" was collected on 2026-06-01
      And where "Team connections with a joint action" is "2"
      And where "Portfolio budget in high-risk projects" is not known
      And where "Resources filled for the top third" is not known
      And where "Time until a changed assignment is visible" is not known
      And where "Productivity trend" is not known
      When the subject is assessed with "pmo-maturity"
      Then the pattern "standard-but-unmeasured" is found

    Scenario: Levels that rest on judgement alone
      Given the evidence of "metro-doors"
      When the subject is assessed with "pmo-maturity"
      Then the pattern "level-unassessed" is found
      And the pattern "standards-unassessed" is found

    Scenario: A dimension without any practice
      Given no evidence but these facts as of 2026-06-30:
        | fact                                                   | value |
        | Statement of social concern                            | none  |
        | Social value items in the PMO plan                     | 0     |
        | Social impact questions answered at the gate review    | 0     |
        | Social impact forums in the year                       | 0     |
        | Team connections with a joint action                   | 0     |
      When the subject is assessed with "pmo-maturity"
      Then dimension "Social value" is at level 1
      And the pattern "dimension-without-base" is found

    Scenario: Governance that is weak for want of posts
      Given the evidence of "transit-pmo"
      And where "PMO posts filled" is "60%"
      And where "Requests through intake" is "50%"
      When the subject is assessed with "pmo-maturity"
      Then dimension "Governance, reporting, capacity" is at level 1
      And the pattern "mandate-too-thin" is found
