Feature: What a project keeps of the practices of its PMO
  A practice is asked of a project from the gate at which it has to stand. Work that was approved counts whatever came of it later.

  Rule: Nothing is asked before its time

    Scenario: A project that closed long ago is not asked how it executes today
      Given the evidence of "night-buses"
      When the subject is assessed with "project-practice"
      Then criterion "PRA.18" is met
      And criterion "PRA.19" is unmet as "minor"

    Scenario: Where nobody knows how far a project is, nothing can be evaluated
      Given no evidence but these facts as of 2026-06-30:
        | fact                      | value |
        | Feasibility opinion       | rework |
      When the subject is assessed with "project-practice"
      Then nothing can be evaluated

  Rule: One gap does not undo a work item, several do

    Scenario: Slow permits alone do not
      Given the evidence of "depot-extension"
      When the subject is assessed with "project-practice"
      Then criterion "PRA.9" is met
      And the grade is "B"

    Scenario: Slow permits, late milestones and an overrun do
      Given the evidence of "depot-extension"
      And where "Milestones on time" is "80%"
      And where "Cost performance index" is "0.85"
      When the subject is assessed with "project-practice"
      Then check "PRA.9" fails
      And the pattern "agreed-not-held" is found

  Rule: A project that knows little of itself is not graded

    Scenario: Half of the evidence gives no grade, and what is there is named
      Given the evidence of "lift-retrofit"
      When the subject is assessed with "project-practice"
      Then no grade is given
      And criterion "PRA.2" is unmet as "critical"
      And the pattern "held-without-foundation" is found
