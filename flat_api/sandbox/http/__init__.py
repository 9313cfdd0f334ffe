"""HTTP: the listener, stored files, calls and replies, validation against the contract, pages of a list."""
