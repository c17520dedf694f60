Feature: Six sample projects at their gates
  Each of the six projects in this workspace stands at another gate. Every further scenario changes a
  few facts of one of them and shows what the gate decides then.

  Rule: A project goes on when nothing critical is open, no major gap is left, and the score is high

    Scenario: The platform-door renewal goes on with one minor gap
      Given the evidence of "metro-doors" as of 2026-03-16
      When gate "G2" is reviewed
      Then the decision is "go"
      And the score is 97.7
      And the coverage is 97.8%
      And criterion "G2.9" is unmet as "minor"
      And check "S4.5.2.p2" is not assessed
      And exactly these facts are reported as missing:
        | Team development plan |
      And the number of conditions is 0

    Scenario: The warehouse goes on once its three major gaps are closed
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where these facts hold:
        | fact                                 | value |
        | Milestones on time                   | 86%   |
        | Mean issue resolution time           | 14    |
        | Mean time to fill a resource request | 7     |
      When gate "G3" is reviewed
      Then the decision is "go"
      And the score is 96.1
      And the coverage is 100%
      And criterion "G3.9" is unmet as "minor"

    Scenario: The night buses brought what was promised, but for the local jobs
      Given the evidence of "night-buses" as of 2026-06-22
      When gate "G5" is reviewed
      Then the decision is "go"
      And the score is 95.8
      And the coverage is 100%
      And criterion "G5.3" is unmet as "minor"
      And check "S0.4.k3" fails
      And the number of conditions is 0

  Rule: A few major gaps let a project go on under conditions, each with an owner and a date

    Scenario: The cooling of the clinics goes on to the study under two conditions
      Given the evidence of "clinic-cooling" as of 2026-02-20
      When gate "G0" is reviewed
      Then the decision is "conditional-go"
      And the score is 76.3
      And the coverage is 100%
      And the number of conditions is 2
      And criterion "G0.1" becomes a condition due 2026-03-22 owned by "sponsor"
      And criterion "G0.4" becomes a condition due 2026-03-12 owned by "project_manager"

    Scenario: The warehouse goes on under three conditions
      Given the evidence of "warehouse-automation" as of 2026-06-30
      When gate "G3" is reviewed
      Then the decision is "conditional-go"
      And the score is 82.4
      And the coverage is 100%
      And the number of conditions is 3
      And criterion "G3.3" becomes a condition due 2026-09-30 owned by "project_manager"
      And criterion "G3.5" becomes a condition due 2026-08-31 owned by "project_manager"
      And criterion "G3.10" becomes a condition due 2026-08-31 owned by "resource_manager"
      And check "S4.3.2.q2" fails
      And check "S4.3.2.q3" fails
      And check "S4.3.2.q5" fails
      And criterion "G3.9" is unmet as "minor"
      And check "S4.3.2.q4" fails

    Scenario: Unfinished social indicators make a condition of the platform-door renewal
      Given the evidence of "metro-doors" as of 2026-03-16
      And where "Social indicators complete" is "60%"
      When gate "G2" is reviewed
      Then the decision is "conditional-go"
      And the score is 90.9
      And the coverage is 97.8%
      And the number of conditions is 1
      And criterion "G2.12" is unmet as "major"

  Rule: A project is held while a critical check is open or the major gaps are too many

    Scenario: A thin contingency holds the platform-door renewal
      Given the evidence of "metro-doors" as of 2026-03-16
      And where "Contingency" is "5%"
      When gate "G2" is reviewed
      Then the decision is "hold"
      And the score is 92.0
      And the coverage is 97.8%
      And criterion "G2.1" is unmet as "critical"

    Scenario: The conveyor is held because its team left before the work was closed
      Given the evidence of "grain-conveyor" as of 2026-05-29
      When gate "G4" is reviewed
      Then the decision is "hold"
      And the score is 46.0
      And the coverage is 95.2%
      And criterion "G4.1" is unmet as "critical"
      And criterion "G4.2" is met
      And criterion "G4.5" is unmet as "critical"
      And criterion "G4.6" is unmet as "critical"
      And exactly these facts are reported as missing:
        | Longest time to accept a handover |
      And the pattern "team-released-early" is found
      And the pattern "filing-behind-gaps" is found

    Scenario: A missing figure on risk responses holds the platform-door renewal
      Given the evidence of "metro-doors" as of 2026-03-16
      And where "Top risks with a response" is not known
      When gate "G2" is reviewed
      Then the decision is "hold"
      And the score is 86.4
      And the coverage is 95.6%
      And criterion "G2.4" is not assessed

    Scenario: A fourth major gap holds the warehouse
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where "Quality gates passed first time" is "85%"
      When gate "G3" is reviewed
      Then the decision is "hold"
      And the score is 78.4
      And the coverage is 100%

    Scenario Outline: One critical figure out of tolerance holds the warehouse
      Given the evidence of "warehouse-automation" as of 2026-06-30
      And where "<fact>" is "<value>"
      When gate "G3" is reviewed
      Then the decision is "hold"
      And the score is 72.5
      And the coverage is 100%
      And criterion "<criterion>" is unmet as "critical"

      Examples:
        | fact                             | value | criterion |
        | Accuracy of sampled PMIS records | 91%   | G3.12     |
        | Forecast cost against budget     | 118%  | G3.2      |

    Scenario: The bank app is only held once its kill criteria are repaired
      Given the evidence of "bank-app" as of 2026-04-10
      And where these facts hold:
        | fact                     | value                 |
        | Net present value        | 400,000               |
        | Payback period           | 52                    |
        | Social benefit statement | approved 2026-04-05 1 |
        | Feasibility rating       | 3                     |
        | Residual risk score      | 45                    |
      When gate "G1" is reviewed
      Then the decision is "hold"
      And the score is 17.4
      And the coverage is 76.3%

  Rule: A project is killed when a critical check of a kill criterion fails

    Scenario: The bank app is killed for its return and its risk
      Given the evidence of "bank-app" as of 2026-04-10
      When gate "G1" is reviewed
      Then the decision is "kill"
      And the score is 0.0
      And the coverage is 73.7%
      And criterion "G1.1" is unmet as "critical"
      And check "S4.1.1.p3" fails
      And check "S4.1.1.q3" fails
      And criterion "G1.4" is unmet as "critical"
      And check "S4.2.1.p3" fails
      And exactly these facts are reported as missing:
        | Decision report                             |
        | Feasibility summary                         |
        | Exception to the annual plan                |
        | Lead of the preferred option                |
        | Priority rank                               |
        | Requirement baseline                        |
        | Proposed split of people and money          |
        | Social benefit statement                    |
        | Social value score                          |
        | Weight of social value in the business case |
