Feature: What a project must leave behind when it closes
  Gate G4 is passed once. Closing work, acceptance, archive and handover hold it; lessons make conditions.
  Nothing kills at this gate, since a delivered project cannot be stopped, only left unfinished.

  Background: The grain conveyor, put in order
    Given the evidence of "grain-conveyor" as of 2026-05-29
    And where these facts hold:
      | fact                                 | value |
      | Closing checklist done               | 100%  |
      | Days from delivery to formal closing | 28    |
      | Core members at the lessons session  | 83%   |
      | Filing effort                        | 4     |
      | Delay before filing                  | 10    |
      | Mandatory stage documents on file    | 100%  |
      | Missing stage documents              | []    |
      | Leavers with a completed handover    | 100%  |
      | Longest time to accept a handover    | 10    |

  Rule: A project that leaves nothing open is closed

    Scenario: The conveyor is closed
      When gate "G4" is reviewed
      Then the decision is "go"
      And the score is 100
      And the coverage is 100%

  Rule: The closing checklist is done to the last item

    Scenario Outline: The closing work is not done: <fact> is <value>
      Given where "<fact>" is "<value>"
      When gate "G4" is reviewed
      Then the decision is "hold"
      And criterion "G4.1" is unmet as "critical"
      And check "S4.3.3.p1" fails

      Examples:
        | fact                   | value |
        | Closing meeting held   | no    |
        | Closing checklist done | 99%   |

    Scenario: Nobody counted the checklist
      Given where "Closing checklist done" is not known
      When gate "G4" is reviewed
      Then the decision is "hold"
      And criterion "G4.1" is not assessed

    Scenario Outline: Closing <days> days after delivery leads to <decision>
      Given where "Days from delivery to formal closing" is "<days>"
      When gate "G4" is reviewed
      Then the decision is "<decision>"

      Examples:
        | days | decision       |
        | 30   | go             |
        | 31   | conditional-go |

  Rule: What was delivered was approved and accepted

    Scenario Outline: Acceptance is not complete: <fact> is <value>
      Given where "<fact>" is "<value>"
      When gate "G4" is reviewed
      Then the decision is "hold"
      And criterion "G4.2" is unmet as "critical"
      And the pattern "ticked-but-not-accepted" is found

      Examples:
        | fact                             | value |
        | Passed gates without approval    | 1     |
        | Due milestones formally accepted | 94%   |

  Rule: No document of any stage is missing from the archive

    Scenario Outline: The archive has a gap: <fact> is <value>
      Given where "<fact>" is "<value>"
      When gate "G4" is reviewed
      Then the decision is "hold"
      And criterion "G4.5" is unmet as "critical"
      And check "S1.4.r2" fails

      Examples:
        | fact                              | value               |
        | Missing stage documents           | as-built cable list |
        | Mandatory stage documents on file | 99%                 |

    Scenario: A complete archive that took long to file is a minor gap
      Given where "Delay before filing" is "25"
      When gate "G4" is reviewed
      Then the decision is "go"
      And criterion "G4.5" is unmet as "minor"
      And the score is 90.0

  Rule: Nobody leaves without a handover that was accepted

    Scenario Outline: A handover is open or late: <fact> is <value>
      Given where "<fact>" is "<value>"
      When gate "G4" is reviewed
      Then the decision is "hold"
      And criterion "G4.6" is unmet as "critical"
      And check "S1.4.r4" fails

      Examples:
        | fact                              | value |
        | Leavers with a completed handover | 88%   |
        | Longest time to accept a handover | 11    |

    Scenario: Nobody noted how long a handover took
      Given where "Longest time to accept a handover" is not known
      When gate "G4" is reviewed
      Then the decision is "hold"
      And criterion "G4.6" is not assessed
      And missing evidence could change the decision

    Scenario: Two documents are kept back without a reason
      Given where "Documents withheld without reason" is "2"
      When gate "G4" is reviewed
      Then the decision is "conditional-go"
      And criterion "G4.6" becomes a condition due 2026-06-28 owned by "records_manager"

  Rule: Lessons without causes are a condition

    Scenario: Seven lessons were reviewed and half of them name no cause
      Given where "Lessons with a root cause" is "50%"
      When gate "G4" is reviewed
      Then the decision is "conditional-go"
      And the number of conditions is 1
      And criterion "G4.3" is unmet as "major"
      And the pattern "lessons-without-causes" is found

  Rule: However much is left open, a delivered project is held and not killed

    Scenario: Nothing was closed at all
      Given where these facts hold:
        | fact                              | value |
        | Closing meeting held              | no    |
        | Closing checklist done            | 0%    |
        | Passed gates without approval     | 3     |
        | Mandatory stage documents on file | 20%   |
        | Leavers with a completed handover | 0%    |
      When gate "G4" is reviewed
      Then the decision is "hold"
