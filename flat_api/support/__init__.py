"""Foundations of the whole package: headers, redaction, version, suggestions, pauses of the garbage collector."""
