"""Governance specs: policy in feature files, in English and Chinese, run against the workspace."""
