"""One self-contained HTML page out of a template: Dutch, escaped, nothing fetched.

Every value is escaped by Jinja2; the page forbids scripts and requests by its own policy. A name
that a template uses and nobody gives is an error, never an empty spot.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.writers.dutch import count_of, dutch_date, dutch_list, dutch_number


def render_page(template: str, **values: object) -> bytes:
    """The page of this template, in UTF-8."""
    return _environment().get_template(template).render(**values).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.writers", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["datum"] = dutch_date
    environment.filters["getal"] = dutch_number
    environment.filters["opsomming"] = dutch_list
    environment.globals["aantal"] = count_of
    return environment
