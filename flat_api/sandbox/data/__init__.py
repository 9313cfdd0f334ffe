"""Records, their store, the state file, and the initial data."""
