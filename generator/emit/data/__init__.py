"""Data for the conformance tests and the embedded server, as JSON."""
