"""The types that travel through the house, and the data they are checked against.

Nothing in here reads a file, runs a process or knows the order of the stages.
"""
