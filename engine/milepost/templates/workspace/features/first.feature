Feature: The first project at its gate
  What the policy decides, in plain words. Each scenario starts from the evidence of the first project.

  Rule: Gaps that are not critical become conditions

    Scenario: A busy sponsor and risks without owners make two conditions
      Given the evidence of "first-project" as of 2026-06-30
      When gate "G1" is reviewed
      Then the decision is "conditional-go"
      And the score is 60
      And the number of conditions is 2
      And the pattern "attention-missing" is found

    Scenario: The project goes on once both gaps are closed
      Given the evidence of "first-project" as of 2026-06-30
      And where these facts hold:
        | fact                     | value |
        | Sponsor's hours a week   | 2     |
        | Main risks with an owner | 100%  |
      When gate "G1" is reviewed
      Then the decision is "go"
      And the number of conditions is 0

  Rule: A project that costs more than it brings ends here

    Scenario: A benefit below the cost kills the project
      Given the evidence of "first-project" as of 2026-06-30
      And where "Expected benefit over five years" is "300000"
      When gate "G1" is reviewed
      Then the decision is "kill"

  Rule: What is not known never counts as met

    Scenario: An unknown benefit holds the project
      Given the evidence of "first-project" as of 2026-06-30
      And where "Expected benefit over five years" is not known
      When gate "G1" is reviewed
      Then the decision is "hold"
      And criterion "G1.2" is not assessed
