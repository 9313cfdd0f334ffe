"""Encoding and decoding of models: strict in requests, tolerant in responses."""
