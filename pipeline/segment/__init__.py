"""Stage: a Document divided into knelpunten and the rest, with nothing lost."""

from pipeline.segment.stage import segment_document

__all__ = ["segment_document"]
