"""The strict guard of feature files: what Gherkin would take for prose or let pass is an error."""
