"""The stages after extraction, the edges (files, clock, database) and the command line."""
