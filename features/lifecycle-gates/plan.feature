Feature: What a plan must show before it becomes the baseline
  Money, dates, risks and decision rights hold a plan at gate G2. Each is shown here by one figure that
  goes wrong in a plan that is otherwise in order.

  Background:
    Given the evidence of "metro-doors" as of 2026-03-16

  Rule: Without an approved schedule and dated milestones there is no baseline

    Scenario Outline: The dates are not settled: <fact> is "<value>"
      Given where "<fact>" is "<value>"
      When gate "G2" is reviewed
      Then the decision is "hold"
      And criterion "G2.2" is unmet as "critical"
      And check "S4.2.2.p2" fails

      Examples:
        | fact              | value                                  |
        | Schedule baseline | draft 2026-02-27 1.2                   |
        | Schedule baseline | none                                   |
        | Dated milestones  | design frozen; first station; handover |

    Scenario: The schedule is approved but its finish is a wish
      Given where "Schedule confidence" is "79%"
      When gate "G2" is reviewed
      Then the decision is "conditional-go"
      And criterion "G2.2" is unmet as "major"
      And the pattern "dates-without-room" is found

  Rule: Money that does not cover the estimate holds the plan

    Scenario: The approved budget is one short of the estimate
      Given where "Approved budget" is "46,799,999"
      When gate "G2" is reviewed
      Then the decision is "hold"
      And criterion "G2.1" is unmet as "critical"

  Rule: Every risk has an owner and every top risk a response

    Scenario Outline: The risks are not in hand: <fact> is "<value>"
      Given where "<fact>" is "<value>"
      When gate "G2" is reviewed
      Then the decision is "hold"
      And criterion "G2.4" is unmet as "critical"

      Examples:
        | fact                      | value |
        | Top risks with a response | 99%   |
        | Risks without an owner    | 1     |
        | Risk workshop held        | no    |

  Rule: Who owns an objective and who may decide is settled before the work starts

    Scenario Outline: The duties are not settled: <fact> is "<value>"
      Given where "<fact>" is "<value>"
      When gate "G2" is reviewed
      Then the decision is "hold"
      And criterion "G2.6" is unmet as "critical"

      Examples:
        | fact                        | value                                           |
        | Responsibility matrix       | draft 2026-02-25 0.9                            |
        | Objectives with one owner   | 95%                                             |
        | Parties with written duties | team_member; project_manager; sponsor; investor |
        | Decision rights matrix      | draft 2026-02-25 0.9                            |

    Scenario: The decision rights were never handed in
      Given where "Decision rights matrix" is not known
      When gate "G2" is reviewed
      Then the decision is "hold"
      And criterion "G2.6" is not assessed

    Scenario: Two duties overlap in a matrix that is approved
      Given where "Duty conflicts" is "2"
      When gate "G2" is reviewed
      Then the decision is "conditional-go"
      And criterion "G2.6" is unmet as "major"
      And the pattern "matrix-without-consent" is found
