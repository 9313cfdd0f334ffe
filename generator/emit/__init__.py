"""From the representation to text: one module per kind of output, none of which writes a file."""
