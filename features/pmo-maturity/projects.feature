Feature: What its projects say of a PMO
  What is asked of projects is not told by the PMO. It is rolled up over all projects that name it as their organisation: at least
  three of them must have been assessed for a practice, and at least three in four must keep it.

  Rule: A practice is what most projects do

    Scenario: One project that was funded without a study does not undo the practice
      Given the evidence of "transit-pmo"
      When the subject is assessed with "pmo-maturity"
      Then criterion "M2.2" is met
      And dimension "Decisions" is at level 2

    Scenario: A second project funded without a study does
      Given the evidence of "transit-pmo"
      And where "Net present value" of "night-buses" is "-400,000"
      And where "Stakeholders interviewed" of "night-buses" is "2"
      When the subject is assessed with "pmo-maturity"
      Then criterion "M2.2" is unmet as "critical"
      And criterion "M2.2" keeps dimension "Decisions" from level 2
      And dimension "Decisions" is at level 1

    Scenario: A PMO whose projects do not keep their budget baselines stays below level 3
      Given the evidence of "transit-pmo"
      And where "Cost performance index" of "lift-retrofit" is "0.82"
      And where "Cost performance index" of "depot-extension" is "0.85"
      And where "Milestones on time" of "depot-extension" is "80%"
      When the subject is assessed with "pmo-maturity"
      Then check "M3.3.execution" fails
      And criterion "M3.3" is unmet as "critical"
      And criterion "M3.3" keeps dimension "Outcomes" from level 3
      And dimension "Outcomes" is at level 2
      And result "Mean level" is "2.27"

  Rule: Too few projects are no evidence of a practice

    Scenario: Two projects in execution say nothing of execution in the house
      Given the evidence of "transit-pmo"
      And where "Last gate reviewed" of "fare-app" is "G5"
      When the subject is assessed with "pmo-maturity"
      Then check "M3.3.execution" is not assessed
      And criterion "M3.3" is not assessed
      And dimension "Outcomes" is at level 2

    Scenario: A PMO without a project on file is not assessed for what projects do
      Given the evidence of "harbour-it-pmo"
      When the subject is assessed with "pmo-maturity"
      Then criterion "M2.2" is not assessed
      And criterion "M3.2" is not assessed
      And check "M9.2.rights" is not assessed
      And dimension "Decisions" is at level 1

  Rule: A project that was not assessed counts for nobody

    Scenario: Where those that were assessed suffice, it changes nothing
      Given the evidence of "transit-pmo"
      And where "Last gate reviewed" of "lift-retrofit" is not known
      When the subject is assessed with "pmo-maturity"
      Then criterion "M2.2" is met

    Scenario: Where it could tip the balance, the practice is not assessed
      Given the evidence of "transit-pmo"
      And where "Decision rights matrix" of "fare-app" is not known
      When the subject is assessed with "pmo-maturity"
      Then check "M9.2.rights" is not assessed
      And criterion "M9.2" is not assessed
      And criterion "M9.2" keeps dimension "Governance, reporting, capacity" from level 2
