"""Rules-based governance and maturity assessment for project management offices."""

__version__ = "0.1.0"
