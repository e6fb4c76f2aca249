"""What texts mean by the encoder, kept from run to run under the hash of the text.

Edge: the better encoder takes 0.1 s of a core for a knelpunt, and a nightly run meets few new ones.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.atomic import write_file
from pipeline.encoder import RememberingEncoder, dump_rows, find_encoder, load_rows


class MeaningMemory:
    """The best encoder that is installed, with what it worked out in earlier runs; none unless
    ``wanted``.
    """

    def __init__(self, folder: Path, wanted: bool = True) -> None:
        model = find_encoder() if wanted else None
        self._path = folder / f"betekenis-{model.pakket if model else 'geen'}.npz"
        self._kept = self._path.read_bytes() if model and self._path.exists() else b""
        self.encoder = RememberingEncoder(model, self._kept) if model else None

    def save(self) -> None:
        """Keep what this run used; a text that no file has any more is forgotten."""
        if not self.encoder:
            return
        if self.encoder.used.keys() != load_rows(self._kept, self.encoder.naam).keys():
            write_file(self._path, dump_rows(self.encoder.used, self.encoder.naam))
