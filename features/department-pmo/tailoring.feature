Feature: What is asked otherwise of the PMO of a department
  The same evidence under the company rules and under the rules for a department. Who decides stays critical in both.

  Background:
    Given the evidence of "harbour-it-pmo" as of 2026-06-30

  Rule: Four parties are enough where the head of the department is sponsor and investor

    Scenario: Under the company rules an investor is missing
      Given where "Decision rights matrix" is "approved 2026-06-15 1.0"
      When the subject is assessed with "pmo-governance"
      Then the decision is "non-compliant"
      And criterion "GOV.3" is unmet as "critical"

    Scenario: Under the department rules the same matrix will do
      Given where "Decision rights matrix" is "approved 2026-06-15 1.0"
      When the subject is assessed with "department-pmo"
      Then the decision is "with-exceptions"
      And criterion "GOV.3" is met
      And the number of conditions is 7

    Scenario: A draft will do in neither
      When the subject is assessed with "department-pmo"
      Then the decision is "non-compliant"
      And criterion "GOV.3" is unmet as "critical"

  Rule: Money inside the house has no margin, and a fifth of it may keep things running

    Scenario: The company rules ask for both
      When the subject is assessed with "pmo-governance"
      Then check "S3.4.b3" fails
      And check "S3.2.b1" fails

    Scenario: The department rules ask for neither
      When the subject is assessed with "department-pmo"
      Then criterion "GOV.9" is met
      And criterion "GOV.6" is met

  Rule: Reach weighs more, and the company is not left aside

    Scenario: Two projects are not on the list of the PMO
      When the subject is assessed with "pmo-governance"
      Then criterion "GOV.2" is unmet as "minor"

    Scenario: For a department that is a major gap
      When the subject is assessed with "department-pmo"
      Then criterion "GOV.2" is unmet as "major"

    Scenario: Rules of its own, and not those of the company
      When the subject is assessed with "department-pmo"
      Then criterion "DEP.1" is unmet as "major"
      And the pattern "rules-of-its-own" is found

  Rule: Advice alone is no exception

    Background:
      Given where these facts hold:
        | fact                                        | value                          |
        | Decision rights matrix                      | approved 2026-06-15 1.0        |
        | Approved outputs of the PMO                 | reports; guidance; governance  |
        | Duties assigned by the charter              | oversight; governance; support |
        | PMO posts filled                            | 100%                           |
        | Study of the current state                  | approved 2026-06-15 1.0        |
        | PMO functions with a reason on record       | 100%                           |
        | Department projects on the scope list       | 100%                           |
        | Tailoring guide                             | approved 2026-06-15 1.0        |
        | Factors in the tailoring guide              | business; industry             |
        | Deliverables with a current state           | 100%                           |
        | Reported risks with a mitigation            | 100%                           |
        | Staff with improvement as main duty         | 1                              |
        | Improvement plan for the year               | approved 2026-06-15 1.0        |
        | Improvement method                          | approved 2026-06-15 1.0        |
        | Process changes made by the method          | 95%                            |
        | Company rules in force in the department    | 92%                            |

    Scenario: Only the directory and the social roles are open
      When the subject is assessed with "department-pmo"
      Then the decision is "compliant"
      And criterion "GOV.15" is unmet as "advisory"
      And criterion "GOV.16" is unmet as "advisory"
      And the number of conditions is 0
