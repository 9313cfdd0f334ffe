"""Adapters to what a back end already has; each needs an extra of its own."""
