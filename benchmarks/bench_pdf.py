"""Long PDFs: seconds and memory of reading, and of the whole run, at three lengths.

    python -m benchmarks.bench_pdf [--pages 100,600,2000] [--shape tables,rows,letter,list]

Makes its own files (fictional text, no two blocks alike), reads each in a process of its own as a
run does, then runs the pipeline over an inbox that holds only this file. Printed per shape and
length: pages, seconds of reading and of the whole run, both as a ratio to the shortest file and as
a ratio to what linear would be (1.0 is linear), and the peak memory of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path

import pikepdf
import typst

from extractors.limits import ReadOptions

MEMORY = 3 * 1024**3
"""Bytes of address space of a reading process, as in a run."""
SECONDS = 3600
SEED = 5

PLACES = ("dorp", "wijk", "buurt", "kern", "stad", "regio", "straat", "polder")
FIRST = "bus fiets taal woning school arts kind baan stage geld sleutel huur keuken warmte".split()  # noqa: SIM905
LAST = "loket pas regeling plek halte winkel gids raad toets kaart kosten dienst hulp plan".split()  # noqa: SIM905
WHAT = (
    "rijdt maar twee keer per dag",
    "is te duur voor wie net begint",
    "heeft een wachtlijst van negen maanden",
    "ligt ver van waar mensen wonen",
    "staat alleen in het Nederlands uitgelegd",
    "sluit om vier uur",
    "wordt door drie organisaties apart betaald",
    "kan pas na een half jaar worden aangevraagd",
    "vraagt papieren die niemand meer heeft",
    "breekt af zodra iemand verhuist",
    "staat leeg zolang de vergunning niet rond is",
    "past niet bij gezinnen met zes kinderen",
)
WHY = (
    "omdat de subsidie elk jaar opnieuw begint",
    "doordat niemand zich eigenaar voelt",
    "omdat de wet er niets over zegt",
    "want het vervoer houdt op bij de rand",
    "terwijl de vrijwilligers op leeftijd raken",
    "zodat scholen het zelf oplossen",
    "omdat twee systemen elkaar niet kennen",
    "nu het gebouw is verkocht",
    "waardoor buren klagen",
    "hoewel iedereen het anders bedoelde",
)
ASKS = (
    "Laat de gemeente zelf bepalen hoe dit geregeld wordt",
    "Geef twee jaar lang extra geld aan wie dit opzet",
    "Breng alle partijen aan een tafel",
    "Schrap de eis die dit tegenhoudt",
    "Begin met een proef en kijk na een jaar wat die opleverde",
    "Leg in gewone taal uit wat er kan",
)


def make_thing(chance: random.Random) -> str:
    """One of some two hundred nouns."""
    return chance.choice(FIRST) + chance.choice(LAST)


def iter_sentences(chance: random.Random) -> Iterator[str]:
    """Fictional sentences without end, about two things."""
    things = make_thing(chance), make_thing(chance)
    while True:
        yield (
            f"De {chance.choice(things)} in {chance.choice(('ons', 'het', 'elk'))} "
            f"{chance.choice(PLACES)} {chance.choice(WHAT)}, {chance.choice(WHY)}; "
            f"het gaat om {chance.randint(3, 900)} mensen."
        )


def make_prose(chance: random.Random, sentences: int) -> str:
    """One paragraph."""
    return " ".join(islice(iter_sentences(chance), sentences))


def make_title(chance: random.Random, number: int) -> str:
    """A title that no other block has."""
    return f"Punt {number}: {make_thing(chance)} en {make_thing(chance)}"


def make_asks(chance: random.Random) -> list[str]:
    """Two to four proposals."""
    asks = chance.sample(ASKS, chance.randint(2, 4))
    return [f"{ask}, te beginnen bij de {make_thing(chance)}." for ask in asks]


def make_table(chance: random.Random, number: int) -> str:
    """A ruled table of three labelled rows, then a page of prose."""
    asks = "\n".join(f"- {ask}" for ask in make_asks(chance))
    return (
        "#table(columns: (4cm, 1fr),\n"
        f"  [*Onderwerp*], [{make_title(chance, number)}],\n"
        f"  [*Omschrijving*], [{make_prose(chance, 14)}],\n"
        f"  [*Oplossingsrichtingen*], [{asks}])\n#pagebreak()\n"
        f"{make_prose(chance, 12)}\n\n{make_prose(chance, 10)}\n#pagebreak()\n"
    )


def make_row(chance: random.Random, number: int) -> str:
    """A row of one table that runs over all pages."""
    asks = "\n".join(f"- {ask}" for ask in make_asks(chance))
    return f"  [{make_title(chance, number)}], [{make_prose(chance, 6)}], [{asks}],\n"


def make_letter(chance: random.Random, number: int) -> str:
    """A block in running text under label words."""
    asks = "\n".join(f"- {ask}" for ask in make_asks(chance))
    return (
        f"*Onderwerp:* {make_title(chance, number)}\n\n"
        f"*Omschrijving:* {make_prose(chance, 8)}\n\n{make_prose(chance, 6)}\n\n"
        f"*Oplossingsrichtingen:*\n{asks}\n\n"
    )


def make_item(chance: random.Random, number: int) -> str:
    """An item of one list that runs over all pages."""
    return f"- {chance.choice(ASKS)}, want punt {number} zegt: {make_prose(chance, 1)}\n"


@dataclass(frozen=True, slots=True)
class Shape:
    """A layout that can be made of any length: what stands before, and what is repeated."""

    head: str
    unit: Callable[[random.Random, int], str]
    units_per_page: float  # a little too many; the file is cut to its length
    tail: str = ""


SHAPES = {
    "tables": Shape("", make_table, 0.55),
    "rows": Shape(
        "#table(columns: (1fr, 2fr, 2fr),\n"
        "  table.header([*Onderwerp*], [*Omschrijving*], [*Oplossingsrichtingen*]),\n",
        make_row,
        3.6,
        ")\n",
    ),
    "letter": Shape("", make_letter, 2.4),
    "list": Shape(
        "*Onderwerp:* Een lange lijst\n\n*Omschrijving:* Alles tegelijk.\n\n"
        "*Oplossingsrichtingen:*\n",
        make_item,
        28,
    ),
}
PREAMBLE = (
    '#set page(paper: "a4", header: [Inbreng gemeente Duinrade], '
    "footer: context [Pagina #counter(page).display()])\n#set text(size: 10pt)\n"
)


def make_file(name: str, pages: int, path: Path) -> None:
    """A PDF of this shape and this many pages."""
    shape = SHAPES[name]
    chance = random.Random(SEED)
    numbers = islice(count(1), round(pages * shape.units_per_page) + 2)
    source = PREAMBLE + shape.head + "".join(shape.unit(chance, n) for n in numbers) + shape.tail
    whole = path.with_suffix(".whole")
    whole.write_bytes(typst.compile(source.encode(), format="pdf"))
    with pikepdf.open(whole) as pdf:
        if len(pdf.pages) < pages:
            raise ValueError(f"{len(pdf.pages)} pages made, {pages} wanted")
        del pdf.pages[pages:]
        pdf.save(path)
    whole.unlink()


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process and those it started: seconds on the clock and of work, megabytes at most."""

    wall: float
    cpu: float
    megabytes: float


def measure(command: list[str]) -> Cost:
    """Run a command to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        complaint = process.stderr.read().decode() if process.stderr else ""
        raise RuntimeError(
            f"{command[2]} ended with {os.waitstatus_to_exitcode(status)}: {complaint}"
        )
    wall = time.perf_counter() - start
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure_reading(path: Path) -> Cost:
    """Reading alone, as ``pipeline/reader.py`` starts it."""
    options = json.dumps(asdict(ReadOptions()))
    limits = str(MEMORY), str(SECONDS)
    return measure([sys.executable, "-m", "extractors", str(path), path.name, options, *limits])


def measure_run(path: Path, output: Path) -> Cost:
    """The whole of ``iua run`` over an inbox that holds this file."""
    return measure([sys.executable, "-m", "pipeline", "run", str(path.parent), "-o", str(output)])


def main() -> None:
    """Print one line per shape and length."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", default="100,600,2000")
    parser.add_argument("--shape", default=",".join(SHAPES))
    parser.add_argument("--reading-only", action="store_true")
    arguments = parser.parse_args()
    lengths = [int(pages) for pages in arguments.pages.split(",")]
    # Files are made elsewhere: a process is measured with the size its parent had when it began.
    maker = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    for name in arguments.shape.split(","):
        first: dict[str, float] = {}
        for pages in lengths:
            with tempfile.TemporaryDirectory() as folder:
                inbox = Path(folder, "inbox")
                inbox.mkdir()
                path = inbox / "lang.pdf"
                maker.submit(make_file, name, pages, path).result()
                costs = {"reading": measure_reading(path)}
                if not arguments.reading_only:
                    costs["whole run"] = measure_run(path, Path(folder, "output"))
            for what, cost in costs.items():
                ratio = cost.cpu / first.setdefault(what, cost.cpu)
                print(
                    f"{name:7} {pages:5} pages  {what:9} {cost.wall:6.1f} s wall "
                    f"{cost.cpu:6.1f} s cpu  x{ratio:5.2f}  to linear "
                    f"{ratio * lengths[0] / pages:4.2f}  {cost.megabytes:5.0f} MB",
                    flush=True,
                )


if __name__ == "__main__":
    main()
