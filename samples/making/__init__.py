"""How the samples were made: one module per kind of file."""
