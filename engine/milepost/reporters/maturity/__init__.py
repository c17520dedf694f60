"""The maturity profile: the level, what holds it down, and the road to the next one."""
