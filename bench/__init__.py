"""Measurements of the client beside bare urllib3 and pydantic, and beside the published clients."""
