"""Why Document is made of slotted dataclasses: the price of one Fragment per word.

    python benchmarks/bench_document_types.py

Prints seconds and megabytes for 100,000 fragments with a rectangle, as slotted frozen dataclasses
and as frozen pydantic models, and the ratios.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

from schemas.base import Model
from schemas.document import Fragment, Rectangle

COUNT = 100_000


class RectangleModel(Model):
    """The pydantic twin of Rectangle."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class FragmentModel(Model):
    """The pydantic twin of Fragment."""

    text: str
    after: str = " "
    raw: str = ""
    counted: bool = True
    rectangle: RectangleModel | None = None
    path: str = ""
    start: int = 0
    bold: bool = False
    size: float | None = None
    confidence: float | None = None


def measure(make: Callable[[], object]) -> tuple[float, float]:
    """Seconds without, and megabytes with, the allocation tracer on."""
    begin = time.perf_counter()
    values = [make() for _ in range(COUNT)]
    seconds = time.perf_counter() - begin
    del values
    tracemalloc.start()
    values = [make() for _ in range(COUNT)]
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    del values
    return seconds, megabytes


def main() -> None:
    """Measure both and print one line each."""
    slots = measure(lambda: Fragment("woord", rectangle=Rectangle(1, 1.0, 2.0, 3.0, 4.0)))
    models = measure(
        lambda: FragmentModel(
            text="woord", rectangle=RectangleModel(page=1, x0=1.0, y0=2.0, x1=3.0, y1=4.0)
        )
    )
    print(f"dataclass  {slots[0]:.2f} s  {slots[1]:.0f} MB")
    print(f"pydantic   {models[0]:.2f} s  {models[1]:.0f} MB")
    print(f"ratio      {models[0] / slots[0]:.1f}x    {models[1] / slots[1]:.1f}x")


if __name__ == "__main__":
    main()
