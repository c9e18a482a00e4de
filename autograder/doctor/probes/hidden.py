"""Whether a hidden test has left a trace in this process's memory."""

import re

_PIECE = 4 << 20  # bytes read at a time


def remembered(start: str, rest: str) -> str:
    """Where in this process's memory `start` is followed by `rest`, in words; nothing if nowhere.

    It comes in two parts, so that looking for it does not put it there. Variables, modules, the environment and
    the command line are all in that memory.
    """
    first, second = start.encode(), rest.encode()
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps.readlines():
            place, rights, *_ = line.split()
            if not rights.startswith("rw") or line.rstrip().endswith(("[vvar]", "[vsyscall]")):
                continue
            low, high = (int(number, 16) for number in place.split("-"))
            for at in range(low, high, _PIECE):
                memory.seek(at)
                try:
                    piece = memory.read(min(_PIECE + len(first) + len(second), high - at))
                except OSError:
                    continue
                for found in re.finditer(re.escape(first), piece):
                    if piece.startswith(second, found.end()):
                        return f"The hidden test is in the student's memory, at {line.split()[-1]}."
    return ""
