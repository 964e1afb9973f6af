"""How often words stand in the memory of a process and of what it started, in UTF-8 or UTF-16: a
number a word.

    leftover.py PROCESS WORD…
"""

import pathlib
import re
import sys


def family(process):
    found = [process]
    for task in pathlib.Path(f"/proc/{process}/task").iterdir():
        try:
            for child in (task / "children").read_text().split():
                found += family(child)
        except (FileNotFoundError, ProcessLookupError):
            # A thread or a helper that ended meanwhile.
            continue
    return found


def spaces(process):
    """What can be written to: heap, stacks, data."""
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
        for line in maps:
            place, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            begin, end = (int(number, 16) for number in place.split("-"))
            try:
                memory.seek(begin)
                yield memory.read(end - begin)
            except (OSError, ValueError):
                continue


root, *words = sys.argv[1:]
counts = dict.fromkeys(words, 0)
for process in family(root):
    try:
        for content in spaces(process):
            for word in words:
                for pattern in (word.encode(), word.encode("utf-16-le")):
                    counts[word] += len(re.findall(re.escape(pattern), content))
    except (FileNotFoundError, ProcessLookupError):
        # A helper that ended since it was listed has left nothing; the kiosk itself must be there.
        if process == root:
            raise
print(*counts.values())
