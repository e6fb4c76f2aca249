"""Old Word files (.doc, .rtf, Word 2003 XML) through LibreOffice, as .docx.

LibreOffice runs in a profile of its own that is thrown away, with macros off and links not
followed, and is stopped when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from extractors.limits import ReadOptions
from extractors.word import read_word
from schemas.document import Document
from schemas.errors import DamagedFileError, LimitExceededError, ToolMissingError

PROGRAM = "LibreOffice"
PACKAGE = "libreoffice-writer"
_COMMANDS = (
    "soffice",
    "libreoffice",
    # Where its installers put it on Windows and macOS, outside the search path
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_EXTENSIONS = {"doc": "doc", "rtf": "rtf", "wordml": "xml"}

# Macros never run, and pictures or texts that the file links to are not fetched.
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
_DEAD_PROXY = "http://127.0.0.1:9"


def read_office(content: bytes, kind: str, options: ReadOptions) -> Document:
    """The Document of an old Word file; its paths lead into the .docx that LibreOffice makes of it.

    Raises:
        ToolMissingError: LibreOffice is not installed.
        LimitExceededError: the conversion takes longer than ``convert_seconds``.
        DamagedFileError: LibreOffice cannot read the file.
    """
    document = read_word(convert_to_docx(content, kind, options), options)
    return replace(document, format=kind)


def find_office() -> str | None:
    """The path of LibreOffice's command, None when it is not installed."""
    return next((found for name in _COMMANDS if (found := shutil.which(name))), None)


def convert_to_docx(content: bytes, kind: str, options: ReadOptions) -> bytes:
    """The same document as .docx; raises as ``read_office`` does."""
    command = find_office()
    if command is None:
        raise ToolMissingError(programma=PROGRAM, pakket=PACKAGE)
    with tempfile.TemporaryDirectory(prefix="iua-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"bron.{_EXTENSIONS[kind]}"
        source.write_bytes(content)
        profile = folder / "profiel"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), "utf-8")
        _run(
            [
                command, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
                "--nolockcheck", "--nodefault", "--convert-to", "docx:MS Word 2007 XML",
                "--outdir", str(folder / "uit"), str(source),
            ],
            options.convert_seconds,
        )  # fmt: skip
        made = folder / "uit" / "bron.docx"
        if not made.is_file():
            raise DamagedFileError(onderdeel=kind)
        return made.read_bytes()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{setting}</value></prop></item>"
        for path, name, setting in _SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _run(arguments: list[str], seconds: int) -> None:
    environment = dict(os.environ) | {"http_proxy": _DEAD_PROXY, "https_proxy": _DEAD_PROXY}
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise LimitExceededError(grens="omzettijd", waarde=seconds, maximum=seconds) from error
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop LibreOffice and the process it started (soffice is a script around soffice.bin)."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
