Feature: What a business case must show before money is set aside
  Gate G1 has two questions that kill, return and risk, and two that hold, the place in the plan and the
  means to do it. Everything else can become a condition.

  Background: A sound case for renewing the pumps of a waterworks
    Given no evidence but these facts as of 2026-05-12:
      | fact                                                | value                                          |
      | Demand assessment                                   | approved 2026-02-10 1.0                        |
      | Feasibility rating                                  | 4                                              |
      | Residual risk score                                 | 38                                             |
      | Risk limit set by the board                         | 50                                             |
      | In the annual plan                                  | yes                                            |
      | Strategic fit score                                 | 74                                             |
      | Market study                                        | approved 2026-02-24 1.0                        |
      | Requirement baseline                                | approved 2026-03-05 1.1                        |
      | Stakeholders interviewed                            | 9                                              |
      | Net present value                                   | 2,300,000                                      |
      | Payback period                                      | 44                                             |
      | Social benefit statement                            | approved 2026-03-18 1.0                        |
      | Benefit-cost ratio                                  | 1.4                                            |
      | Social benefit rating                               | 4                                              |
      | Budget feasibility rating                           | 4                                              |
      | Schedule feasibility rating                         | 4                                              |
      | Resource feasibility rating                         | 3.5                                            |
      | Feasibility opinion                                 | proceed                                        |
      | Open comments on the opinion                        | 0                                              |
      | Feasibility summary                                 | approved 2026-04-14 1.0                        |
      | Open study findings                                 | 0                                              |
      | Alternatives considered                             | do nothing; renew the pumps; rent pumps        |
      | Alternatives scored and ordered                     | yes                                            |
      | Lead of the preferred option                        | 11                                             |
      | Investment recommendation                           | approved 2026-04-20 1.0                        |
      | Reasons backed by evidence                          | 1960s pumps; power cost; two outages last year |
      | Strengths of the case                               | own crew; short works; proven type             |
      | Weaknesses of the case                              | one supplier; night work; old valves stay      |
      | Advice grade                                        | invest                                         |
      | Decision report                                     | approved 2026-04-28 1.0                        |
      | Lead time of the decision pack                      | 7                                              |
      | Priority rank                                       | 3                                              |
      | Proposed split of people and money                  | approved 2026-04-22 1.0                        |
      | Selected by the ranking method                      | yes                                            |
      | Weight of social value in the business case         | 10%                                            |
      | Social value score                                  | 66                                             |
      | Social impact questions answered at the gate review | 4                                              |
    And rule set "lifecycle-gates" is in force

  Rule: A case without a gap goes on

    Scenario: The pumps are renewed
      When gate "G1" is reviewed
      Then the decision is "go"
      And the score is 100
      And the coverage is 100%

  Rule: A case that does not pay back is killed

    Scenario Outline: <fact> at <value> leads to <decision>
      Given where "<fact>" is "<value>"
      When gate "G1" is reviewed
      Then the decision is "<decision>"

      Examples:
        | fact                     | value | decision |
        | Net present value        | 1     | go       |
        | Net present value        | 0     | kill     |
        | Payback period           | 60    | go       |
        | Payback period           | 61    | kill     |
        | Social benefit statement | none  | kill     |

  Rule: A case beyond the risk limit of the board is killed

    Scenario Outline: A risk score of <score> with a feasibility of <rating> leads to <decision>
      Given where "Residual risk score" is "<score>"
      And where "Feasibility rating" is "<rating>"
      When gate "G1" is reviewed
      Then the decision is "<decision>"

      Examples:
        | score | rating | decision |
        | 50    | 3      | go       |
        | 50.1  | 3      | kill     |
        | 50    | 2.9    | kill     |

    Scenario: A draft is no reason to kill
      Given where "Demand assessment" is "draft 2026-02-10 0.9"
      When gate "G1" is reviewed
      Then the decision is "conditional-go"
      And check "S4.1.1.p3" fails
      And criterion "G1.1" is unmet as "major"

  Rule: A project outside the annual plan needs a signed exception

    Scenario: The project is in no plan and nobody signed an exception
      Given where "In the annual plan" is "no"
      And where "Exception to the annual plan" is "none"
      When gate "G1" is reviewed
      Then the decision is "hold"
      And criterion "G1.2" is unmet as "critical"

    Scenario: The exception is signed
      Given where "In the annual plan" is "no"
      And where "Exception to the annual plan" is "approved 2026-05-04 1.0"
      When gate "G1" is reviewed
      Then the decision is "go"
      And criterion "G1.2" is met

    Scenario: The project is planned but fits the strategy no longer
      Given where "Strategic fit score" is "59"
      When gate "G1" is reviewed
      Then the decision is "hold"
      And criterion "G1.2" is unmet as "critical"

  Rule: The weakest of money, time and people decides whether a project can be done

    Scenario Outline: <fact> at <value> leads to <decision>, however good the other two are
      Given where "<fact>" is "<value>"
      When gate "G1" is reviewed
      Then the decision is "<decision>"

      Examples:
        | fact                        | value | decision |
        | Budget feasibility rating   | 2.9   | hold     |
        | Schedule feasibility rating | 2.9   | hold     |
        | Resource feasibility rating | 2.9   | hold     |
        | Resource feasibility rating | 3     | go       |

    Scenario: A project that cannot be staffed has been given a rank all the same
      Given where "Resource feasibility rating" is "2"
      When gate "G1" is reviewed
      Then criterion "G1.6" is unmet as "critical"
      And the pattern "ranked-but-infeasible" is found

    Scenario: Nobody rated the people
      Given where "Resource feasibility rating" is not known
      When gate "G1" is reviewed
      Then the decision is "hold"
      And criterion "G1.6" is not assessed
