"""``iua score``: process a labelled set in a folder of its own, and tell the figures.

Edge: runs the pipeline in a temporary folder, reads the gold and the tables from disk.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.gold import load_dataset, load_gold
from pipeline.originals import Progress
from pipeline.run import run_pipeline
from pipeline.score import score_dataset
from pipeline.settings import Rules, Settings
from schemas.score import Scores

FILES_FOLDER = "files"
COUNTS = ("documenten", "gold_blokken", "gevonden")


def score_files(
    gold: Path, inbox: Path, rules: Rules, settings: Settings, worst: int, progress: Progress
) -> Scores:
    """The figures of processing the files in ``inbox`` from nothing.

    Raises:
        NotFoundError, SettingsError: the gold folder is not there or not in its form.
        RunError: the files cannot be processed.
    """
    wanted = load_gold(gold)
    with tempfile.TemporaryDirectory(prefix="iua-score-") as folder:
        own = settings.model_copy(update={"inbox": inbox, "output": Path(folder)})
        run_pipeline(own, rules, progress)
        return score_dataset(wanted, load_dataset(Path(folder) / "dataset"), worst)


def score_published(gold: Path, output: Path, worst: int) -> Scores:
    """The figures of the dataset that is published in ``output``.

    Raises:
        NotFoundError, SettingsError: the gold folder or the dataset is not there or not in form.
    """
    return score_dataset(load_gold(gold), load_dataset(output / "dataset"), worst)


def score_lines(scores: Scores) -> list[str]:
    """The figures in lines: all together, per layout, the confusion of themes, the worst blocks."""
    lines = []
    for name, value in scores.totaal.model_dump(exclude_none=True).items():
        lines.append(f"{name:18} {value}" if name in COUNTS else f"{name:18} {value:.4f}")
    lines += ["", "per layout"]
    lines += [
        f"  {row.layout:16} gold {row.gold:3} gegeven {row.voorspeld:3} gevonden {row.gevonden:3} "
        f"strikt {row.strikt:.3f} omschrijving {row.omschrijving:.3f}"
        for row in scores.layouts
    ]
    mistakes = [cell for cell in scores.verwarring if cell.gold != cell.gegeven]
    lines += ["", "thema’s die anders uitkwamen" if mistakes else "alle thema’s kwamen goed uit"]
    lines += [f"  {cell.gold} werd {cell.gegeven}: {cell.aantal}" for cell in mistakes]
    lines += [
        f"  {miss.bestand}: {miss.onderwerp} (gevonden {miss.gevonden}, omschrijving "
        f"{miss.gelijkenis:.2f}, oplossingen {miss.oplossingen}/{miss.oplossingen_gold})"
        for miss in scores.missers
    ]
    return lines
