"""The stages after extraction, the edges (files, clock, processes, database) and the command line."""
