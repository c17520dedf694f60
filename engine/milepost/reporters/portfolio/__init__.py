"""The portfolio report: many subjects in one."""
