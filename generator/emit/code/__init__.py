"""Python modules of the package, from the representation."""
