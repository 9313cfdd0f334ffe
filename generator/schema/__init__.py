"""From schemas to types and declarations: no composition keyword survives."""
