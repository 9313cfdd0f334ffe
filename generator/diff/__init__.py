"""Changes between two contracts."""
