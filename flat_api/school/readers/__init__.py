"""Readers of the formats in which schools export their records."""
