"""Writers: values in, files out. Every writer makes its bytes first, as a pure function.

Only ``pipeline/atomic.py`` touches the disk: a reader sees the old output or the new, never half.
"""
