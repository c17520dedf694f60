Feature: What an idea must show to be worth a study
  Gate G0 asks for little paper and one thing of substance: that the idea serves a goal. An idea that does
  not is stopped here, where stopping costs least.

  Background:
    Given the evidence of "clinic-cooling" as of 2026-02-20
    And where "Long-term goals served" is "public buildings fit for the climate of 2040"
    And where "Earlier lessons used" is "2"

  Rule: An idea goes on to the study when it is linked to goals, described, and learned from earlier ones

    Scenario: The cooling of the clinics goes on once both gaps are closed
      When gate "G0" is reviewed
      Then the decision is "go"
      And the score is 100
      And the coverage is 100%

  Rule: An idea that does not fit the strategy is killed, whatever else it shows

    Scenario Outline: A fit of <fit> points leads to <decision>
      Given where "Strategic fit score" is "<fit>"
      When gate "G0" is reviewed
      Then the decision is "<decision>"

      Examples:
        | fit  | decision |
        | 59.9 | kill     |
        | 60   | go       |

    Scenario: A fit that nobody scored holds the idea and does not kill it
      Given where "Strategic fit score" is not known
      When gate "G0" is reviewed
      Then the decision is "hold"
      And criterion "G0.3" is not assessed
      And missing evidence could change the decision

  Rule: Where public money or a public duty is involved, the demands for community benefit are listed

    Scenario Outline: A project for <sector> lists no demand
      Given where "Sector of the project" is "<sector>"
      And where "Community benefit demands" is "[]"
      When gate "G0" is reviewed
      Then the decision is "hold"
      And criterion "G0.5" is unmet as "critical"
      And check "S0.1.w3" fails
      And the pattern "brief-without-demands" is found

      Examples:
        | sector          |
        | infrastructure  |
        | local_authority |
        | public_health   |

    Scenario: Nobody has looked for the demands yet
      Given where "Community benefit demands" is not known
      When gate "G0" is reviewed
      Then the decision is "hold"
      And criterion "G0.5" is not assessed

    Scenario: In any other sector nothing has to be listed
      Given where "Sector of the project" is "other"
      And where "Community benefit demands" is not known
      When gate "G0" is reviewed
      Then the decision is "go"
      And criterion "G0.5" is met
      And the coverage is 100%

  Rule: A gap that is not critical becomes a condition of the study

    Scenario Outline: <fact> at <value> is a condition for the <owner>
      Given where "<fact>" is "<value>"
      When gate "G0" is reviewed
      Then the decision is "conditional-go"
      And the number of conditions is 1
      And criterion "<criterion>" is unmet as "major"
      And criterion "<criterion>" becomes a condition due <due> owned by "<owner>"

      Examples:
        | fact                          | value | criterion | due        | owner           |
        | Long-term goals served        | []    | G0.1      | 2026-03-22 | sponsor         |
        | Mandatory brief fields filled | 89%   | G0.2      | 2026-03-06 | project_manager |
        | Earlier lessons used          | 0     | G0.4      | 2026-03-12 | project_manager |

  Rule: Gaps that have one cause, or contradict what is claimed, are told together

    Scenario: A high fit without any estimate is questioned
      Given where "Contribution estimate" is "none"
      When gate "G0" is reviewed
      Then the decision is "conditional-go"
      And the pattern "fit-without-estimate" is found

    Scenario: A thin brief and no earlier project are one story
      Given where "Mandatory brief fields filled" is "70%"
      And where "Earlier lessons used" is "0"
      When gate "G0" is reviewed
      Then the pattern "idea-from-scratch" is found
