Feature: Whether people and capacity are planned in one place
  No check is critical. A gap, or evidence that is missing, is an exception with an owner and a date.

  Background:
    Given the evidence of "transit-pmo" as of 2026-06-30
    And where these facts hold:
      | fact                                        | value                         |
      | Steps of a resource request                 | 3                             |
      | Days to decide a resource request           | 4                             |
      | Staff profiles updated in the last 6 months | 93%                           |
      | Parts of a staff profile                    | skills; interests; experience |
      | Kinds of time recorded                      | project; non_project; leave   |
      | Staff who record their time                 | 97%                           |
      | Roles with a forecast                       | 100%                          |
      | Capacity outlook                            | 6                             |
      | Forecast gaps with an action                | 95%                           |

  Rule: Without any gap the planning complies

    Scenario: Everything is planned in one place
      When the subject is assessed with "resource-control"
      Then the decision is "compliant"
      And the score is 100.0
      And the coverage is 100%
      And the number of conditions is 0

  Rule: A gap is an exception

    Scenario: One role in ten is left out of the forecast
      Given where "Roles with a forecast" is "90%"
      When the subject is assessed with "resource-control"
      Then the decision is "with-exceptions"
      And criterion "RES.6" is unmet as "major"
      And the score is 89.3
      And the number of conditions is 1
      And criterion "RES.6" becomes a condition due 2026-07-31 owned by "resource_manager"

    Scenario: Leave is not recorded
      Given where "Kinds of time recorded" is "project; non_project"
      When the subject is assessed with "resource-control"
      Then the decision is "with-exceptions"
      And criterion "RES.3" is unmet as "minor"

  Rule: Evidence that is missing is an exception as well

    Scenario: Nobody measured how long a request takes
      Given where "Days to decide a resource request" is not known
      When the subject is assessed with "resource-control"
      Then the decision is "with-exceptions"
      And criterion "RES.4" is not assessed
      And missing evidence could change the decision

  Rule: Gaps are read together

    Scenario: Slow requests keep private sheets alive
      Given where "Private resource sheets in use" is "4"
      And where "Days to decide a resource request" is "12"
      When the subject is assessed with "resource-control"
      Then the pattern "sheets-for-slow-requests" is found
      And the pattern "escalate-slow-requests" is found

    Scenario: The forecast rests on an old register
      Given where "Capacity register" is "approved 2026-03-02 2026-03"
      When the subject is assessed with "resource-control"
      Then the pattern "forecast-on-old-supply" is found
      And criterion "RES.1" is unmet as "major"

    Scenario: The open view shows old skills
      Given where "Staff profiles updated in the last 6 months" is "40%"
      When the subject is assessed with "resource-control"
      Then the pattern "open-view-of-old-skills" is found

    Scenario: One plan and no hours to compare it with
      Given where "Staff who record their time" is "60%"
      When the subject is assessed with "resource-control"
      Then the pattern "plan-never-compared" is found

    Scenario: Nobody asked for the register
      Given where "Capacity register" is not known
      When the subject is assessed with "resource-control"
      Then the pattern "forecast-of-unknown-supply" is found
      And criterion "RES.1" is not assessed
