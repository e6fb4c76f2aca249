"""The reading process: reads one file within its limits and prints the Document as JSON.

    python -m extractors FILE NAME OPTIONS_JSON MEMORY_BYTES CPU_SECONDS

Standard output gets the Document (exit 0), or ``{"code": …, "values": {…}}`` (exit 3) when the file
cannot be read. Run as a process of its own, so that a file that eats memory, hangs or crashes a
library takes nothing with it (design.md §6). ``pipeline/reader.py`` starts it.

It does not outlive who started it: when standard input ends, so does the reading, with all that it
started. A library that never looks up is ended by the system when its seconds are used.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from pathlib import Path
from threading import Thread

from extractors import ReadOptions, extract
from schemas.document import document_to_json
from schemas.errors import InzendingError, LimitExceededError

READ = 0
REJECTED = 3
STDIN = 0
OBJECTS_BETWEEN_SWEEPS = 100_000
"""New objects between two searches for those that refer to one another in a ring. A page makes
thousands that do not; at Python's 700 the searches took a fifth of the time of reading."""


def limit_process(memory: int, seconds: int) -> None:
    """Bound this process's address space in bytes and its seconds of work.

    Nothing where the system cannot (Windows); there only who started it can end it.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    seconds = max(1, seconds)
    # At the second number the system kills; at the first it says why.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))


def end_with_parent() -> None:
    """End this process, and what it started, as soon as standard input ends.

    Who started it holds the other end of a pipe, which the system closes when that process is gone,
    however it ended. An end of file is the one sign of this that Windows gives too.
    """

    def watch() -> None:
        while os.read(STDIN, 1024):
            pass
        if sys.platform == "win32" or os.getpgrp() != os.getpid():
            os._exit(1)
        os.killpg(os.getpid(), signal.SIGKILL)

    Thread(target=watch, daemon=True).start()


def main(arguments: list[str]) -> int:
    """Read the file that the arguments name; print the result; return the exit code."""
    path, name, options_json, memory, seconds = arguments
    limit_process(int(memory), int(seconds))
    end_with_parent()
    gc.set_threshold(OBJECTS_BETWEEN_SWEEPS)
    options = ReadOptions(**json.loads(options_json))
    try:
        document = extract(Path(path).read_bytes(), name, options)
        output = document_to_json(document)
    except InzendingError as error:
        return reject(error)
    except MemoryError:
        return reject(LimitExceededError(grens="geheugen", waarde="meer", maximum=memory))
    except RecursionError:
        return reject(LimitExceededError(grens="nesting", waarde="te diep", maximum=""))
    sys.stdout.buffer.write(output)
    return READ


def reject(error: InzendingError) -> int:
    """Print the error for the parent process."""
    text = json.dumps({"code": error.code, "values": error.values})
    sys.stdout.buffer.write(text.encode())
    return REJECTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
