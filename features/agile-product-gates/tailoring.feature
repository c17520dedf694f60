Feature: What is asked otherwise of a small product team
  The same evidence under the common gates and under those for a product team. Lighter on plans, stricter on users and rhythm.

  Rule: Release goals may stretch, and no communication plan is asked

    Scenario: Under the common gates a quarter of the milestones late is a condition
      Given the evidence of "fare-app" as of 2026-06-15
      And rule set "lifecycle-gates" is in force
      When gate "G3" is reviewed
      Then the decision is "conditional-go"
      And the score is 88.2
      And criterion "G3.3" is unmet as "major"
      And criterion "G3.9" is not assessed

    Scenario: Under the gates of a product team it is none
      Given the evidence of "fare-app" as of 2026-06-15
      And rule set "agile-product-gates" is in force
      When gate "G3" is reviewed
      Then the decision is "go"
      And the score is 98.1
      And the coverage is 100%
      And criterion "G3.3" is met

  Rule: What is finished goes to users

    Scenario: Nothing was released for ten weeks
      Given the evidence of "fare-app" as of 2026-06-15
      And rule set "agile-product-gates" is in force
      And where "Days since the last release to users" is "70"
      When gate "G3" is reviewed
      Then the decision is "conditional-go"
      And criterion "AGL.3" becomes a condition due 2026-07-13 owned by "product_owner"
      And the pattern "busy-not-released" is found

  Rule: The rhythm is that of the sprint

    Scenario: Three weeks without a review are too long for a team
      Given the evidence of "fare-app" as of 2026-06-15
      And rule set "agile-product-gates" is in force
      And where "Days since the last status review" is "21"
      When gate "G3" is reviewed
      Then check "S4.1.3.p2" fails
      And the decision is "conditional-go"

  Rule: Data and documents are asked as of everybody

    Scenario: Data that are not trusted hold the team as well
      Given the evidence of "fare-app" as of 2026-06-15
      And rule set "agile-product-gates" is in force
      And where "Accuracy of sampled PMIS records" is "91%"
      When gate "G3" is reviewed
      Then the decision is "hold"
      And criterion "G3.12" is unmet as "critical"

  Rule: Who decides the order of work is critical at the plan

    Scenario: A construction project has no product owner
      Given the evidence of "metro-doors" as of 2026-03-16
      And rule set "agile-product-gates" is in force
      When gate "G2" is reviewed
      Then the decision is "hold"
      And criterion "AGL.2" is not assessed
