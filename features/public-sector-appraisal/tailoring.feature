Feature: What is asked otherwise of an investment of the public
  The same evidence under the common appraisal and under the one for public programmes. Social value is mandatory in the second.

  Background:
    Given the evidence of "mobile-screening" as of 2026-05-31

  Rule: A slow return does not stop a public programme

    Scenario: The common appraisal asks for the payback of an investor
      When the subject is assessed with "investment-appraisal"
      Then the score is 82.7
      And the grade is capped at "C" because "INV.2" is unmet

    Scenario: The public one counts what the public gains
      When the subject is assessed with "public-sector-appraisal"
      Then the score is 88.7
      And the grade is "B"
      And criterion "INV.2" is met

    Scenario: Costs above the benefit stop it all the same
      Given where "Benefit-cost ratio" is "0.9"
      When the subject is assessed with "public-sector-appraisal"
      Then the grade is capped at "C" because "INV.2" is unmet

  Rule: Social value is mandatory

    Scenario: A weight of 8% is enough in the common appraisal
      Given where "Weight of social value in the business case" is "8%"
      When the subject is assessed with "investment-appraisal"
      Then criterion "INV.3" is met

    Scenario: In the public one the proposal does not pass
      Given where "Weight of social value in the business case" is "8%"
      When the subject is assessed with "public-sector-appraisal"
      Then the grade is "D"
      And criterion "INV.3" is unmet as "critical"

    Scenario: A weight of 15% is at the limit
      Given where "Weight of social value in the business case" is "15%"
      When the subject is assessed with "public-sector-appraisal"
      Then criterion "INV.3" is met
      And the grade is "B"

  Rule: Those affected are heard

    Scenario: A fifth of the comments has no answer
      When the subject is assessed with "public-sector-appraisal"
      Then criterion "PUB.1" is unmet as "major"
      And the pattern "valued-not-asked" is found

    Scenario: All comments are answered
      Given where "Comments of the public answered" is "100%"
      When the subject is assessed with "public-sector-appraisal"
      Then criterion "PUB.1" is met
      And the grade is "A"

  Rule: Doing nothing and a cheaper way are compared

    Scenario: Two options are enough in the common appraisal
      Given where "Alternatives considered" is "keep two buses; four more buses"
      When the subject is assessed with "investment-appraisal"
      Then criterion "INV.6" is met

    Scenario: The public one asks for three
      Given where "Alternatives considered" is "keep two buses; four more buses"
      When the subject is assessed with "public-sector-appraisal"
      Then criterion "INV.6" is unmet as "major"
