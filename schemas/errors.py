"""Every error raised on purpose, and the exit codes that are a promise to the scheduler.

An error carries a speaking code, the place and the values; ``pipeline/messages.py`` has the Dutch
sentence that says what happened, to which file, and what the reader can do about it.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to who started it. Listed in the README, never renumbered."""

    OK = 0
    INTERNAL = 1  # our own bug: a promise is broken
    USAGE = 2  # click's own code for a wrong command line
    DONE_WITH_REJECTED = 3  # done; at least one file was rejected
    INBOX_MISSING = 4
    OUTPUT_NOT_WRITABLE = 5
    SETTINGS = 6  # a broken theme, label or settings file
    LOCKED = 7  # another run is at work
    STATE_DAMAGED = 8
    NOT_FOUND = 9  # asked for a point, block or dataset that is not there


class PipelineError(Exception):
    """Base of all. ``values`` fill the Dutch sentence that belongs to ``code``."""

    code = "fout"

    def __init__(self, **values: object) -> None:
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(f"{self.code}: {self.values}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.values)


def _rebuild(kind: type[PipelineError], values: dict[str, str]) -> PipelineError:
    return kind(**values)


class InzendingError(PipelineError):
    """One file cannot be read; it becomes that file's outcome and the run goes on."""


class EmptyFileError(InzendingError):
    code = "leeg"


class EncryptedFileError(InzendingError):
    code = "versleuteld"


class DamagedFileError(InzendingError):
    code = "beschadigd"


class UnsupportedFormatError(InzendingError):
    """values: formaat."""

    code = "niet-ondersteund"


class LimitExceededError(InzendingError):
    """values: grens (what), waarde, maximum."""

    code = "te-groot"


class NoTextError(InzendingError):
    code = "geen-tekst"


class ToolMissingError(InzendingError):
    """A system package is needed that is not installed. values: programma, pakket."""

    code = "programma-ontbreekt"


class ReaderDiedError(InzendingError):
    """The reading process ended by itself. values: oorzaak."""

    code = "lezer-gestopt"


class RunError(PipelineError):
    """The run cannot start or finish; nothing is half written."""

    exit_code = ExitCode.INTERNAL


class InboxMissingError(RunError):
    """values: pad."""

    code = "postvak-ontbreekt"
    exit_code = ExitCode.INBOX_MISSING


class OutputNotWritableError(RunError):
    """values: pad, oorzaak."""

    code = "uitvoer-niet-schrijfbaar"
    exit_code = ExitCode.OUTPUT_NOT_WRITABLE


class SettingsError(RunError):
    """values: bestand, regel, oorzaak."""

    code = "instelling-fout"
    exit_code = ExitCode.SETTINGS


class LockHeldError(RunError):
    """values: eigenaar, sinds."""

    code = "bezet"
    exit_code = ExitCode.LOCKED


class StateDamagedError(RunError):
    """values: pad, oorzaak."""

    code = "staat-beschadigd"
    exit_code = ExitCode.STATE_DAMAGED


class NotFoundError(RunError):
    """values: wat."""

    code = "niet-gevonden"
    exit_code = ExitCode.NOT_FOUND


class PromiseBrokenError(PipelineError):
    """Our own bug: sums do not close, a nummer twice. values: belofte, plaats."""

    code = "belofte-gebroken"
