"""HTTP over connections: one request, one response, no decisions."""
