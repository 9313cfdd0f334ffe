"""Text of each output file, from the representation. Nothing is written here."""
