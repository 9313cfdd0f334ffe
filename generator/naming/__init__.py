"""Python names: each is decided here, once, with its reason."""
