"""Planning: Flat is compared with a roster, and nothing is changed."""
