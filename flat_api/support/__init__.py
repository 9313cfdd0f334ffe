"""What every other part of the package builds on."""
