"""Gradebook: grades read from Flat, compared, written to files, and sent."""
