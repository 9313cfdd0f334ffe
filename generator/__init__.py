"""The generator: from an OpenAPI contract to the package, its reference pages and its conformance cases."""
