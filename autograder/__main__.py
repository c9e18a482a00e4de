"""The command `autograder`."""

import sys


def main() -> None:
    """Run the command line; an error is printed on stderr in a sentence, with exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a locale without ✓ or – shows ? instead of failing
    try:
        from autograder.cli import run
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("typer", "rich", "nbgrader", "nbformat", "nbclient"):
            raise
        remedy = "Install the course with `pip install '.[instructor]'`."
        sys.exit(f"error: {error.name} is not installed. {remedy}")
    run()


if __name__ == "__main__":
    main()
