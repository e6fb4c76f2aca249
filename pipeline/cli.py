"""The command line ``iua``: arguments to Settings, errors to a Dutch line and an exit code.

Everything heavy is imported inside the command that needs it: ``iua --help`` answers at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from pipeline.messages import error_advice, error_sentence
from schemas.errors import ExitCode, PipelineError, RunError

FOLDER = click.Path(file_okay=False, path_type=Path)
output_option = click.option(
    "--output",
    "-o",
    type=FOLDER,
    default=Path("output"),
    show_default=True,
    help="Map waar de agenda, de dataset en de rest komen.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Antwoord als JSON.")
rules_option = click.option(
    "--regels",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Map met eigen themas.yaml, labels.yaml of concepten.yaml.",
)


def speaks_dutch(command: Callable[..., int]) -> Callable[..., None]:
    """Ends the process with the exit code of ``command``; an error becomes one Dutch line."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except PipelineError as error:
            click.echo(f"{error_sentence(error)} {error_advice(error)}".rstrip(), err=True)
            code = error.exit_code if isinstance(error, RunError) else ExitCode.INTERNAL
        sys.exit(code)

    return run


class ReadingBar:
    """A progress bar on the terminal while files are read; silent for machines."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._bar: Any = None

    def start(self, total: int) -> None:
        """Begin a bar of ``total`` files."""
        self.close()
        if not self._quiet:
            self._bar = click.progressbar(length=total, label="Bestanden lezen", file=sys.stderr)
            self._bar.__enter__()

    def advance(self) -> None:
        """One file is read."""
        if self._bar is not None:
            self._bar.update(1)

    def close(self) -> None:
        """Put the bar away."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def __enter__(self) -> ReadingBar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@click.group(context_settings={"help_option_names": ["--help", "-h"], "auto_envvar_prefix": "IUA"})
@click.version_option(package_name="uitvoeringsagenda", prog_name="iua")
def main() -> None:
    """Maak van inzendingen van gemeenten de Integrale Uitvoeringsagenda.

    Leg de bestanden in een map en geef die map aan ‘iua run’. De bestanden zelf veranderen niet.
    """


@main.command()
@click.argument("inbox", type=click.Path(path_type=Path))
@output_option
@rules_option
@json_option
@click.option(
    "--editie", default="concept", show_default=True, help="Naam van de editie, zoals 2026-11."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Bestanden tegelijk. [default: helft van de kernen]",
)
@click.option(
    "--ocr/--geen-ocr", default=True, show_default=True, help="Scans lezen met Tesseract."
)
@click.option(
    "--semantisch/--niet-semantisch",
    default=True,
    show_default=True,
    help="Ook op betekenis vergelijken, als die uitbreiding er is.",
)
@click.option(
    "--ontvangen",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Datum van ontvangst voor nieuwe bestanden.",
)
@speaks_dutch
def run(
    inbox: Path,
    output: Path,
    regels: Path | None,
    as_json: bool,
    editie: str,
    workers: int | None,
    ocr: bool,
    semantisch: bool,
    ontvangen: datetime | None,
) -> int:
    """Verwerk alle bestanden in de map INBOX en schrijf de agenda en de dataset."""
    from pipeline.report import run_lines, run_summary
    from pipeline.run import run_pipeline
    from pipeline.settings import Settings, default_workers, load_rules

    settings = Settings(
        inbox=inbox,
        output=output,
        rules=regels,
        editie=editie,
        workers=workers or default_workers(),
        ocr=ocr,
        semantic=semantisch,
        ontvangen_op=ontvangen.date() if ontvangen else None,
        besluit_op=date.today(),
    )
    with ReadingBar(quiet=as_json) as bar:
        facts = run_pipeline(settings, load_rules(regels), bar)
    _answer(run_summary(facts, output), run_lines, as_json)
    rejected = any(u.status == "afgekeurd" for u in facts.uitkomsten)
    return ExitCode.DONE_WITH_REJECTED if rejected else ExitCode.OK


@main.command()
@output_option
@json_option
@speaks_dutch
def status(output: Path, as_json: bool) -> int:
    """Toon wat er binnen is, wat er op de agenda staat en wat iemand moet beoordelen."""
    from pipeline.report import status_lines, status_summary

    _answer(status_summary(output), status_lines, as_json)
    return ExitCode.OK


@main.command()
@click.argument("wat", metavar="NUMMER|KNELPUNT_ID")
@output_option
@json_option
@speaks_dutch
def explain(wat: str, output: Path, as_json: bool) -> int:
    """Leg uit waar een agendapunt of knelpunt vandaan komt: bron, thema en samenvoeging."""
    from pipeline.report import explain_lines, explanation

    _answer(explanation(wat, output), explain_lines, as_json)
    return ExitCode.OK


@main.command()
@output_option
@rules_option
@speaks_dutch
def agenda(output: Path, regels: Path | None) -> int:
    """Schrijf de agenda (.docx, .pdf en .html) opnieuw, zonder bestanden te lezen."""
    from pipeline.publish import publish_agenda
    from pipeline.settings import load_rules
    from pipeline.state import hold_lock, load_state

    with hold_lock(output):
        editie = load_state(output).latest()
        paths = publish_agenda(editie, load_rules(regels).themaschema, output)
    click.echo("\n".join(str(path) for path in paths))
    return ExitCode.OK


@main.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--inbox", type=FOLDER, help="Map met de bestanden. [default: GOLD/files]")
@click.option("--dataset-van", type=FOLDER, help="Verwerk niets; vergelijk de uitvoer in deze map.")
@rules_option
@json_option
@click.option("--semantisch/--niet-semantisch", default=True, help="Ook op betekenis vergelijken.")
@click.option("--slechtste", default=0, help="Toon zoveel blokken die het minst goed zijn.")
@speaks_dutch
def score(
    gold: Path,
    inbox: Path | None,
    dataset_van: Path | None,
    regels: Path | None,
    as_json: bool,
    semantisch: bool,
    slechtste: int,
) -> int:
    """Verwerk de bestanden bij een map GOLD met goede antwoorden en toon de cijfers."""
    from pipeline.figures import FILES_FOLDER, score_files, score_lines, score_published
    from pipeline.settings import Settings, default_workers, load_rules

    if dataset_van:
        scores = score_published(gold, dataset_van, slechtste)
    else:
        files = inbox or gold / FILES_FOLDER
        settings = Settings(
            inbox=files, output=gold, workers=default_workers(), semantic=semantisch
        )
        with ReadingBar(quiet=as_json) as bar:
            scores = score_files(gold, files, load_rules(regels), settings, slechtste, bar)
    click.echo(scores.model_dump_json(indent=1) if as_json else "\n".join(score_lines(scores)))
    return ExitCode.OK


@main.group()
def rules() -> None:
    """Controleer de themaregels, of kijk wat andere regels zouden veranderen."""


@rules.command("check")
@rules_option
@json_option
@speaks_dutch
def rules_check(regels: Path | None, as_json: bool) -> int:
    """Zoek fouten in themas.yaml: onbekende woorden, regels die niets doen of botsen."""
    from pipeline.whatif import check, check_lines

    found = check(regels)
    if as_json:
        click.echo(json.dumps([b.model_dump() for b in found], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(check_lines(found)))
    return ExitCode.SETTINGS if found else ExitCode.OK


@rules.command("what-if")
@click.argument("nieuw", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output_option
@rules_option
@click.option("--gold", type=FOLDER, help="Map met goede antwoorden om mee te vergelijken.")
@json_option
@speaks_dutch
def rules_what_if(
    nieuw: Path, output: Path, regels: Path | None, gold: Path | None, as_json: bool
) -> int:
    """Laat zien welke knelpunten verhuizen als NIEUW de themaregels worden."""
    from pipeline.whatif import compare, what_if_lines

    told = compare(nieuw, regels, output, gold)
    click.echo(told.model_dump_json(indent=1) if as_json else "\n".join(what_if_lines(told)))
    return ExitCode.OK


@main.command()
@json_option
@speaks_dutch
def doctor(as_json: bool) -> int:
    """Kijk of deze computer alles heeft om elk soort bestand te lezen."""
    from dataclasses import asdict

    from pipeline.doctor import examine

    found = examine()
    if as_json:
        click.echo(json.dumps([asdict(v) for v in found], ensure_ascii=False, indent=1))
    else:
        for vondst in found:
            mark = "in orde " if vondst.is_there else "ontbreekt"
            click.echo(f"{mark:<10} {vondst.naam:<28} {vondst.found or vondst.cure}")
            if not vondst.is_there:
                click.echo(f"{'':<10} nodig voor: {vondst.needed_for}")
    return ExitCode.OK


def _answer(
    told: dict[str, Any], lines: Callable[[dict[str, Any]], list[str]], as_json: bool
) -> None:
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))
    else:
        click.echo("\n".join(lines(told)))
