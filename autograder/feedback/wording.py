"""What the page says of each outcome: what it means, and what to do."""

WORDS = {
    "passed": "passed",
    "failed": "does not hold yet",
    "crashed": "crashed",
    "timed out": "timed out",
    "out of memory": "out of memory",
    "not written": "not written yet",
    "missing": "missing",
    "by hand": "waits for a person's mark",
}
SIGNS = {"passed": "✓", "not written": "○", "by hand": "✎"}  # every other outcome has a cross

MEANINGS = {
    "crashed": (
        "The process that ran your notebook ended before the test did, so there was no answer to judge. "
        "Look for exit, os._exit or a kill in your code, for a function that calls itself without end, and for "
        "a loop that was still running when the test had given up on it. Then restart the kernel, run the "
        "notebook from the top, and call the function yourself."
    ),
    "timed out": (
        "Your code had not come to its end when its time was up: something waits for what never comes, or a loop "
        "never ends. Find the line that was waiting, and ask of it: what ends this wait, and what if the other side "
        "sends nothing more?"
    ),
    "out of memory": (
        "Your code took more memory than a submission may have, so it was ended. Look for a list or a buffer that "
        "grows with every turn of a loop, and for a length from the wire that is believed before it is checked."
    ),
    "not written": (
        "The exercise is still as it was handed out. Write it, take out the line with NotImplementedError, "
        "and run the tests that stand below it."
    ),
    "missing": (
        "The test needs a name that your notebook does not define: its cell was deleted, renamed, or raised an "
        "error before it came to the definition. Take a look at Kernel → Restart Kernel and Run All Cells "
        "before you hand in: it shows what the grader sees."
    ),
}

CELLS = {
    "raised": "raised an error, so whatever should have followed in it did not happen.",
    "timed out": "was stopped, since it did not come to its end.",
    "crashed": "ended the notebook's process, so the notebook was run again without what it did.",
    "skipped": "did not run.",
}


def ended(how: str) -> str:
    """How the student's process ended, as a sentence.

    >>> ended("exit status 3"), ended("ended by SIGKILL")
    ('It ended with exit status 3.', 'It was ended by SIGKILL.')
    """
    verb = "ended with " if how.startswith("exit") else "was " if how.startswith("ended") else ""
    return f"{how[:1].upper()}{how[1:]}." if not verb else f"It {verb}{how}."


def count(number: int, thing: str) -> str:
    """A number of things.

    >>> count(1, "test"), count(2, "test")
    ('1 test', '2 tests')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def points(earned: float, maximum: float) -> str:
    """A score.

    >>> points(2.0, 4.5)
    '2 of 4.5 points'
    """
    return f"{earned:g} of {maximum:g} {'point' if maximum == 1 else 'points'}"


def amount(points: float) -> str:
    """A number of points.

    >>> amount(1.0), amount(2.5)
    ('1 point', '2.5 points')
    """
    return f"{points:g} {'point' if points == 1 else 'points'}"


def how_late(seconds: float) -> str:
    """A time span in the largest unit of which there are at least two.

    >>> how_late(97_200), how_late(300), how_late(400_000)
    ('27 hours', '5 minutes', '4 days')
    """
    units = ((86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute"), (1.0, "second"))
    size, name = next(((size, name) for size, name in units if seconds >= 2 * size), units[-1])
    return count(int(seconds // size), name)
