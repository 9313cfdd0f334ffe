"""Policies of a call that a program can choose: retries, rate limits, hooks."""
