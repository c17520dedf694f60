"""Patterns across findings: durable-rules in a worker, and a chainer that means the same."""
