Feature: Whether records are kept as they must be
  Compliance is a yes or a no on the critical checks. Everything else is an exception with an owner and
  a date.

  Background:
    Given the evidence of "transit-pmo" as of 2026-06-30

  Rule: Gaps that are not critical are exceptions

    Scenario: Overdue loans, portal use and an unsampled share are three exceptions
      When the subject is assessed with "records-control"
      Then the decision is "with-exceptions"
      And the score is 82.9
      And the number of conditions is 3
      And criterion "REC.3" becomes a condition due 2026-07-30 owned by "records_manager"
      And "Sampled records in the right class" is reported as missing

  Rule: Without any gap the records comply

    Scenario: The three exceptions are closed
      Given where these facts hold:
        | fact                               | value |
        | Archive loans overdue              | 1%    |
        | Entitled users active on the portal | 90%   |
        | Sampled records in the right class | 97%   |
      When the subject is assessed with "records-control"
      Then the decision is "compliant"
      And the coverage is 100%
      And the number of conditions is 0

  Rule: One critical check that fails is non-compliance

    Scenario: Documents were sent outside their list
      Given where "Documents sent outside their list" is "3"
      When the subject is assessed with "records-control"
      Then the decision is "non-compliant"
      And criterion "REC.9" is unmet as "critical"

  Rule: A critical check without evidence is neither compliance nor an exception

    Scenario: Nobody counted the documents sent outside their list
      Given where "Documents sent outside their list" is not known
      When the subject is assessed with "records-control"
      Then the assessment is undetermined
      And criterion "REC.9" is not assessed
      And missing evidence could change the decision

  Rule: This policy lets a waiver carry a critical failure, and the failure stays visible

    Scenario: The breaches are waived until the end of the year
      Given where "Documents sent outside their list" is "3"
      And where criterion "REC.9" is waived until 2026-12-31
      When the subject is assessed with "records-control"
      Then the decision is "with-exceptions"
      And criterion "REC.9" is marked as waived
      And criterion "REC.9" is unmet as "critical"
      And the score is 76.3
