Feature: What a running project must show to go on spending
  Forecast, approvals, goals, data and documents hold a project at gate G3. Late milestones, slow issues
  and late people make conditions, and three of them do not hold it yet.

  Background:
    Given the evidence of "warehouse-automation" as of 2026-06-30

  Rule: The forecast stays within the tolerance of the baseline

    Scenario Outline: <fact> at <value> leads to <decision>
      Given where "<fact>" is "<value>"
      When gate "G3" is reviewed
      Then the decision is "<decision>"

      Examples:
        | fact                         | value   | decision       |
        | Forecast schedule slip       | 10%     | conditional-go |
        | Forecast schedule slip       | 10.1%   | hold           |
        | Forecast cost against budget | 110%    | conditional-go |
        | Forecast cost against budget | 110.01% | hold           |

  Rule: Every gate passed was signed, and what was due was accepted

    Scenario Outline: An approval or acceptance is lacking: <fact> is <value>
      Given where "<fact>" is "<value>"
      When gate "G3" is reviewed
      Then the decision is "hold"
      And criterion "G3.4" is unmet as "critical"
      And check "S4.3.2.p2" fails

      Examples:
        | fact                             | value |
        | Passed gates without approval    | 1     |
        | Due milestones formally accepted | 94.9% |

  Rule: A goal out of reach needs an approved recovery plan

    Scenario: The goal slips below 90% and the recovery plan is still a draft
      Given where "Forecast goal attainment" is "86%"
      When gate "G3" is reviewed
      Then the decision is "hold"
      And criterion "G3.8" is unmet as "critical"
      And the pattern "on-budget-off-goal" is found

    Scenario: The recovery plan is approved
      Given where "Forecast goal attainment" is "86%"
      And where "Recovery plan" is "approved 2026-06-24 1.0"
      When gate "G3" is reviewed
      Then the decision is "conditional-go"
      And criterion "G3.8" is met

    Scenario: Nobody forecasts the goal
      Given where "Forecast goal attainment" is not known
      And where "Recovery plan" is not known
      When gate "G3" is reviewed
      Then the decision is "hold"
      And criterion "G3.8" is not assessed

  Rule: Documents of passed stages are complete, classified, and went only to those on the list

    Scenario Outline: A document is missing, unclassified or astray: <fact> is <value>
      Given where "<fact>" is "<value>"
      When gate "G3" is reviewed
      Then the decision is "hold"
      And criterion "G3.13" is unmet as "critical"

      Examples:
        | fact                                       | value           |
        | Missing stage documents                    | test report FAT |
        | Mandatory stage documents on file          | 98%             |
        | Documents with class and distribution list | 99%             |
        | Documents sent outside their list          | 1               |

  Rule: Data more than a few days old decide nothing

    Scenario Outline: Records that lag by <days> days lead to <decision>
      Given where "PMIS data lag" is "<days>"
      When gate "G3" is reviewed
      Then the decision is "<decision>"

      Examples:
        | days | decision       |
        | 7    | conditional-go |
        | 8    | hold           |
