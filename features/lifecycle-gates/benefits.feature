Feature: Whether a project brought what it was approved for
  Gate G5 comes back to the promise. Objectives and benefits are the one critical question; the review, the
  social indicators and the feedback tell how far the answer can be trusted and used.

  Background:
    Given the evidence of "night-buses" as of 2026-06-22

  Rule: Objectives and benefits short of their limits hold the project

    Scenario Outline: <fact> at <value> leads to <decision>
      Given where "<fact>" is "<value>"
      When gate "G5" is reviewed
      Then the decision is "<decision>"

      Examples:
        | fact                           | value | decision |
        | Outcome attainment             | 90%   | go       |
        | Outcome attainment             | 89.9% | hold     |
        | Benefits realised against plan | 80%   | go       |
        | Benefits realised against plan | 79.9% | hold     |

    Scenario: Passengers came, and the fares did not
      Given where "Benefits realised against plan" is "61%"
      When gate "G5" is reviewed
      Then the decision is "hold"
      And criterion "G5.1" is unmet as "critical"
      And check "S4.3.3.q2" fails

    Scenario: Nobody measured the benefits
      Given where "Benefits realised against plan" is not known
      When gate "G5" is reviewed
      Then the decision is "hold"
      And criterion "G5.1" is not assessed
      And missing evidence could change the decision

    Scenario: A shortfall that strategy is not told of is a finding of its own
      Given where "Benefits realised against plan" is "61%"
      And where "Closed projects with a note to the goal owners" is "0%"
      When gate "G5" is reviewed
      Then the decision is "hold"
      And the pattern "shortfall-kept-quiet" is found

  Rule: Results count as reached once somebody has approved the review

    Scenario: The review is still a draft
      Given where "Value review" is "draft 2026-06-12 0.9"
      When gate "G5" is reviewed
      Then the decision is "conditional-go"
      And criterion "G5.2" becomes a condition due 2026-09-20 owned by "business_owner"
      And the pattern "reached-without-review" is found

  Rule: A missed social indicator is a minor gap and stays visible

    Scenario: Part of the users still cannot board
      Given where "Accessibility indicator attained" is "81%"
      When gate "G5" is reviewed
      Then the decision is "go"
      And the score is 91.7
      And criterion "G5.3" is unmet as "minor"
      And the pattern "reached-but-not-for-all" is found

    Scenario: All four indicators reach their targets
      Given where "Local economy indicator attained" is "90%"
      When gate "G5" is reviewed
      Then criterion "G5.3" is met
      And the score is 100

  Rule: Results that nobody passes on cost the unconditional go

    Scenario: One more line project keeps its results to itself
      Given where "Closed projects with a note to the next similar project" is "60%"
      When gate "G5" is reviewed
      Then the decision is "conditional-go"
      And the score is 79.2
      And the number of conditions is 0
      And criterion "G5.4" is unmet as "minor"
