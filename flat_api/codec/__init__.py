"""JSON to models and back: strict going out, tolerant coming in."""
