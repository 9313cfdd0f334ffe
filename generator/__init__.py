"""Generator of the package, its pages and its conformance cases."""
