"""Records, the store that holds them, the state file, and the people and things of the first day."""
