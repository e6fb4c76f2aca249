"""Data the stages are given: theme scheme, label words, lexicon, register of municipalities."""
