"""The reading process: reads one file within its limits and prints the Document as JSON.

    python -m extractors FILE NAME OPTIONS_JSON MEMORY_BYTES

Standard output gets the Document (exit 0), or ``{"code": …, "values": {…}}`` (exit 3) when the file
cannot be read. Run as a process of its own, so that a file that eats memory, hangs or crashes a
library takes nothing with it (design.md §6). ``pipeline/reader.py`` starts it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from extractors import ReadOptions, extract
from schemas.document import document_to_json
from schemas.errors import InzendingError, LimitExceededError

READ = 0
REJECTED = 3


def limit_memory(maximum: int) -> None:
    """Bound this process's address space in bytes; nothing where the system cannot (Windows)."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (maximum, maximum))


def main(arguments: list[str]) -> int:
    """Read the file that the arguments name; print the result; return the exit code."""
    path, name, options_json, memory = arguments
    limit_memory(int(memory))
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
