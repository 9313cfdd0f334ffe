"""Generator of the package, its reference pages and its conformance cases from an OpenAPI contract."""
