"""From path items to operations: parameters, bodies and responses."""
