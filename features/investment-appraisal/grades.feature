Feature: How an investment proposal is graded
  Six criteria are computed, each from 0 to 4. The score is their weighted mean and orders the proposals.

  Background:
    Given the evidence of "transit-pmo" as of 2026-06-30
    And where these facts hold:
      | fact                                        | value                                                |
      | Goals the project serves                    | G1; G2                                               |
      | Contribution estimate                       | approved 2026-01-15 1.0                              |
      | Impact class on goals                       | high                                                 |
      | Key goals without a lead project            | 0                                                    |
      | Strategic fit score                         | 70                                                   |
      | Forecast slip of the linked goal            | 6%                                                   |
      | Net present value                           | 3,100,000                                            |
      | Payback period                              | 54                                                   |
      | Benefit-cost ratio                          | 1.28                                                 |
      | Weight of social value in the business case | 6%                                                   |
      | Social value score                          | 68                                                   |
      | Social benefit statement                    | approved 2026-01-15 1.0                              |
      | Social benefit rating                       | 3.5                                                  |
      | Demand assessment                           | approved 2026-01-15 1.0                              |
      | Feasibility rating                          | 3.5                                                  |
      | Budget feasibility rating                   | 3.5                                                  |
      | Schedule feasibility rating                 | 3                                                    |
      | Resource feasibility rating                 | 3.5                                                  |
      | Allocation decision                         | approved 2026-01-15 1.0                              |
      | Residual risk score                         | 34                                                   |
      | Risk limit set by the board                 | 45                                                   |
      | Portfolio budget in high-risk projects      | 24%                                                  |
      | Return for the risk taken                   | 1.2                                                  |
      | Alternatives considered                     | do nothing; renew; rent                              |
      | Alternatives scored and ordered             | yes                                                  |
      | Lead of the preferred option                | 9                                                    |
      | Strengths of the case                       | safety; spares; energy                               |
      | Weaknesses of the case                      | night work; one supplier; training                   |
      | Investment recommendation                   | approved 2026-01-15 1.0                              |
      | Reasons backed by evidence                  | order due in 2027; spares run out; payback; no rival |
      | Advice grade                                | invest                                               |

  Rule: The grade follows from the score

    Scenario: Two criteria meet their limits and four beat them
      When the subject is assessed with "investment-appraisal"
      Then the score is 90.4
      And the grade is "A"
      And the coverage is 100%

  Rule: One critical criterion unmet caps the grade at C

    Scenario: The project earns nothing
      Given where "Net present value" is "0"
      When the subject is assessed with "investment-appraisal"
      Then the score is 80.8
      And the grade is capped at "C" because "INV.2" is unmet
      And criterion "INV.2" is unmet as "critical"

    Scenario: Social benefit is not stated
      Given where "Social benefit statement" is "none"
      When the subject is assessed with "investment-appraisal"
      Then criterion "INV.3" is unmet as "major"
      And the grade is "B"

  Rule: Under 80% of the evidence there is no grade

    Scenario: The options and the portfolio figures are withheld
      Given where "Alternatives considered" is not known
      And where "Alternatives scored and ordered" is not known
      And where "Strengths of the case" is not known
      And where "Weaknesses of the case" is not known
      And where "Portfolio budget in high-risk projects" is not known
      And where "Return for the risk taken" is not known
      And where "Reasons backed by evidence" is not known
      When the subject is assessed with "investment-appraisal"
      Then no grade is given
      And the coverage is 77.4%

  Rule: Findings are read together

    Scenario: It pays and serves no strategy
      Given where "Strategic fit score" is "41"
      When the subject is assessed with "investment-appraisal"
      Then the pattern "profit-off-strategy" is found

    Scenario: It is wanted and cannot be staffed
      Given where "Resource feasibility rating" is "2"
      When the subject is assessed with "investment-appraisal"
      Then the pattern "wanted-but-not-feasible" is found
      And the pattern "escalate-wanted-but-not-feasible" is found

    Scenario: A waiver hides neither the gap nor the contradiction
      Given where "Resource feasibility rating" is "2"
      And where criterion "INV.4" is waived until 2026-12-31
      When the subject is assessed with "investment-appraisal"
      Then the pattern "wanted-but-not-feasible" is found
      And criterion "INV.4" is marked as waived

    Scenario: No other option was tested
      Given where "Alternatives considered" is "renew; rent"
      And where "Alternatives scored and ordered" is "no"
      When the subject is assessed with "investment-appraisal"
      Then the pattern "return-never-challenged" is found

    Scenario: Nobody assessed the risk
      Given where "Return for the risk taken" is not known
      When the subject is assessed with "investment-appraisal"
      Then the pattern "return-without-risk" is found
      And criterion "INV.5" is not assessed

    Scenario: The plan is hard to carry out, and so it is risky
      Given where "Schedule feasibility rating" is "2"
      And where "Residual risk score" is "60"
      When the subject is assessed with "investment-appraisal"
      Then the pattern "risk-from-weak-planning" is found
