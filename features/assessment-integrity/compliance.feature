Feature: Whether assessments and audits can be trusted
  An assessment earns trust by rules fixed beforehand, raters without a stake, and actions that follow.

  Background:
    Given the evidence of "transit-pmo" as of 2026-06-30
    And where these facts hold:
      | fact                                         | value                        |
      | Analysis of weak points                      | approved 2026-01-15 1.0      |
      | Weak points ranked                           | 5                            |
      | Focus areas of improvement                   | risk work; handover; archive |
      | Actions with owner and date                  | 100%                         |
      | Actions that cite a weak point               | 100%                         |
      | Top weak points with an action               | 100%                         |
      | Actions with baseline, target and date       | 100%                         |
      | Follow-up reviews in the quarter             | 1                            |
      | Actions done on time                         | 84%                          |
      | Change in maturity since the last cycle      | 0.2                          |
      | Actions with a supervisor                    | 100%                         |
      | Actions overdue                              | 8%                           |
      | Running projects evaluated in the half-year  | 96%                          |
      | Evaluations with weak points and suggestions | 98%                          |
      | Running projects audited in the year         | 24%                          |
      | Audits laid before the decision body         | 100%                         |
      | Breaches of auditor independence             | 0                            |

  Rule: Without any gap the assessment complies

    Scenario: The cycle of spring 2026 with its action plan
      When the subject is assessed with "assessment-integrity"
      Then the decision is "compliant"
      And the score is 100.0
      And the coverage is 100%
      And the number of conditions is 0

  Rule: Gaps that are not critical are exceptions

    Scenario: Late self-assessments and overdue actions are two exceptions
      Given where these facts hold:
        | fact                              | value |
        | Self-assessments received on time | 90%   |
        | Actions overdue                   | 15%   |
      When the subject is assessed with "assessment-integrity"
      Then the decision is "with-exceptions"
      And the number of conditions is 2
      And criterion "INT.4" becomes a condition due 2026-07-20 owned by "project_manager"
      And criterion "INT.12" is unmet as "major"

    Scenario: A critical criterion may miss a check that is not critical
      Given where "Unexplained exclusions" is "2"
      When the subject is assessed with "assessment-integrity"
      Then the decision is "with-exceptions"
      And criterion "INT.1" is unmet as "major"

  Rule: One critical check that fails is non-compliance

    Scenario Outline: <fact> at <value> is non-compliance
      Given where "<fact>" is "<value>"
      When the subject is assessed with "assessment-integrity"
      Then the decision is "non-compliant"
      And criterion "<criterion>" is unmet as "critical"

      Examples:
        | fact                                   | value                | criterion |
        | Scoring method                         | draft 2026-05-04 0.9 | INT.2     |
        | Scoring standard                       | draft 2026-05-04 0.9 | INT.1     |
        | Breaches of auditor independence       | 1                    | INT.7     |
        | Top weak points with an action         | 67%                  | INT.11    |
        | Actions with baseline, target and date | 95%                  | INT.11    |

  Rule: A critical check without evidence is neither compliance nor an exception

    Scenario: Nobody examined the independence of the auditors
      Given where "Breaches of auditor independence" is not known
      When the subject is assessed with "assessment-integrity"
      Then the assessment is undetermined
      And criterion "INT.7" is not assessed
      And missing evidence could change the decision

  Rule: This policy lets a waiver carry a critical failure, and the failure stays visible

    Scenario: Targets without figures are waived until the plan is approved
      Given where "Actions with baseline, target and date" is "80%"
      And where criterion "INT.11" is waived until 2026-08-31
      When the subject is assessed with "assessment-integrity"
      Then the decision is "with-exceptions"
      And criterion "INT.11" is marked as waived
      And criterion "INT.11" is unmet as "critical"

  Rule: Maturity may stand still but not fall

    Scenario Outline: A change of <change> points leaves the follow-up <outcome>
      Given where "Change in maturity since the last cycle" is "<change>"
      When the subject is assessed with "assessment-integrity"
      Then the decision is "<decision>"

      Examples:
        | change | outcome  | decision        |
        | 0      | complete | compliant       |
        | -0.1   | short    | with-exceptions |

  Rule: Findings that belong together are told together

    Scenario Outline: One gap explains the other: <pattern>
      Given where "<fact>" is "<value>"
      And where "<other>" is "<found>"
      When the subject is assessed with "assessment-integrity"
      Then the pattern "<pattern>" is found

      Examples:
        | fact                             | value | other                                | found | pattern                |
        | Breaches of auditor independence | 2     | Audits laid before the decision body | 50%   | audits-kept-in-line    |
        | Procedure published              | no    | Self-assessments received on time    | 70%   | late-for-lack-of-rules |

    Scenario Outline: One finding contradicts the other: <pattern>
      Given where "<claimed>" is "<value>"
      And where "<other>" is "<found>"
      When the subject is assessed with "assessment-integrity"
      Then the pattern "<pattern>" is found

      Examples:
        | claimed                                | value | other                                        | found | pattern                     |
        | Results published                      | yes   | Breaches of auditor independence             | 1     | declared-not-independent    |
        | In-scope projects graded               | 100%  | Cases reviewed by experts                    | 88%   | graded-without-review       |
        | In-scope projects graded               | 100%  | Audit trail kept                             | no    | graded-off-procedure        |
        | Cycles missed                          | 0     | Evaluations with weak points and suggestions | 60%   | cycle-as-ritual             |
        | Weak points ranked                     | 5     | Top weak points with an action               | 40%   | ranked-not-answered         |
        | Actions with baseline, target and date | 100%  | Actions overdue                              | 35%   | targets-without-supervision |

    Scenario: Actions are late because nobody owns or watches them
      Given where these facts hold:
        | fact                        | value |
        | Actions with owner and date | 60%   |
        | Actions with a supervisor   | 40%   |
        | Actions done on time        | 55%   |
      When the subject is assessed with "assessment-integrity"
      Then the pattern "late-for-lack-of-owners" is found

    Scenario: Dependent auditors go to the decision body
      Given where "Breaches of auditor independence" is "2"
      And where "Audits laid before the decision body" is "50%"
      When the subject is assessed with "assessment-integrity"
      Then the pattern "escalate-auditors" is found

    Scenario: Nobody looked at fairness
      Given where "Breaches of auditor independence" is not known
      And where "Raters with a conflict declaration" is not known
      When the subject is assessed with "assessment-integrity"
      Then the pattern "fairness-not-examined" is found
