Feature: x
  Scenario: a
    Given the evidence of "metro-doors"
    And where "Contingency" is "5 %"
    When gate "G2" is reviewed
    Then the decision is "hold"
    And the score is 92.0
    And the coverage is 97.8 %
  Scenario: b
    Given the evidence of "metro-doors"
    When gate "G2" is reviewed
    Then the decision is "hold"
