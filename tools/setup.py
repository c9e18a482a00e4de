"""Make .venv, with exactly what requirements.lock pins: `python3 tools/setup.py [tests]`.

Needs only the standard library. This file and tools/environment/system.py must parse under Python 3.6,
so that an old Python says what is wrong instead of showing a SyntaxError.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main(arguments: "list[str]") -> int:
    """Prepare the machine for the course, or for its "tests" too; return the exit status."""
    sys.path.insert(0, ROOT)
    from tools.environment import system

    if sys.version_info < system.NEEDED:
        sys.stderr.write(
            system.python_too_old(
                ".".join(map(str, sys.version_info[:3])), sys.executable, system.manager(), system.is_root()
            )
        )
        return 1
    from tools.environment.prepare import prepare

    return prepare(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
