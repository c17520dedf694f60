Feature: How project management is graded
  Two criteria are computed from figures, six are rated by assessors from 0 to 4. The score is their
  weighted mean, the grade its band.

  Rule: The grade follows from the score

    Scenario Outline: The grade of <subject>
      Given the evidence of "<subject>"
      When the subject is assessed with "project-performance"
      Then the score is <score>
      And the grade is "<grade>"
      And the coverage is 100%

      Examples:
        | subject              | score | grade |
        | metro-doors          | 91.9  | A     |
        | warehouse-automation | 69.4  | D     |
        | bank-app             | 20.2  | E     |

  Rule: One critical criterion unmet caps the grade at C

    Scenario Outline: <criterion> rated 2 caps the grade of a leading project
      Given the evidence of "metro-doors"
      And where an assessor rates "<criterion>" as "2"
      When the subject is assessed with "project-performance"
      Then the score is 83.9
      And the grade is capped at "C" because "<criterion>" is unmet

      Examples:
        | criterion |
        | PERF.3    |
        | PERF.8    |

    Scenario: A plan that is not kept caps the grade
      Given the evidence of "metro-doors"
      And where "Forecast schedule slip" is "10.1%"
      When the subject is assessed with "project-performance"
      Then the grade is capped at "C" because "PERF.1" is unmet

    Scenario: A weak rating on a major criterion caps nothing
      Given the evidence of "metro-doors"
      And where an assessor rates "PERF.7" as "2"
      When the subject is assessed with "project-performance"
      Then criterion "PERF.7" is unmet as "major"
      And the grade is "B"

  Rule: A question without an answer earns nothing and is never passed over

    Scenario: Nobody rated learning
      Given the evidence of "metro-doors"
      And where no assessor rates "PERF.7"
      When the subject is assessed with "project-performance"
      Then criterion "PERF.7" is not assessed
      And the score is 84.7
      And the grade is "B"
      And missing evidence could change the decision

  Rule: Under 80% of the evidence there is no grade

    Scenario: Outcome figures and one rating are withheld
      Given the evidence of "metro-doors"
      And where "Outcome attainment" is not known
      And where "Benefits realised against plan" is not known
      And where no assessor rates "PERF.8"
      When the subject is assessed with "project-performance"
      Then the coverage is 76.9%
      And no grade is given
