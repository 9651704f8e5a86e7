"""A process that reads monsters, each in a child of its own, and tells as JSON what each cost and what came of it.

Arguments: the bytes of each, and names; without names all of them.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

from monsters import MONSTERS

from ygt.source.reader import MAX_BYTES, read

SECONDS = 120
BYTES = 4 * 1024**3


def told(name: str, content: bytes, writing: int) -> None:
    """Read, and tell what it cost; the memory is what came on top of that held before."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resident, began = _resident(), time.process_time()
    document = read("members/a.yaml", content)
    found = {
        "name": name,
        "size": len(content),
        "seconds": time.process_time() - began,
        # In KiB on Linux; a child's peak begins with what its parent held.
        "memory": max(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - resident),
        "codes": sorted({one.code for one in document.findings}),
        "findings": len(document.findings),
        "accepted": document.data is not None,
    }
    os.write(writing, json.dumps(found).encode())


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def main(size: int, names: list[str]) -> None:
    """Have every one read, and print a line for each: what it told, or how it ended."""
    read("a.yaml", b"a: [b, c\nd: e\n")  # what is imported only for faults
    for name in names or list(MONSTERS):
        content = MONSTERS[name](size)[:MAX_BYTES]
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            code = 1
            try:
                told(name, content, writing)
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            answer = stream.read()
        _, status = os.waitpid(child, 0)
        print(answer.decode() or json.dumps({"name": name, "ended": os.waitstatus_to_exitcode(status)}), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
