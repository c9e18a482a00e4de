"""Remember in a notebook what has failed a test, so that nothing else is mended in its place.

An exercise may continue the class of another. A fault of the first class then shows in tests of the second one, whose
hints speak of the second. The grader sees all tests of a submission and says which one failed first; in a notebook,
where a class is defined anew when its cell runs again, the classes themselves are what is remembered.

Tests of one server begin alike, say with clients who join. What is wrong there fails all of them, with one claim.
"""

import sys
from weakref import WeakKeyDictionary

_NOTEBOOK = "__main__"  # the module of what a notebook defines
_failed: WeakKeyDictionary[type, str] = WeakKeyDictionary()
_failed_alike: WeakKeyDictionary[object, dict[str, str]] = WeakKeyDictionary()  # by claim: the cell that failed first


def failed_before(thing: object, claim: str) -> list[str]:
    """Remember that `claim` does not hold of an object; return a sentence on what failed of its classes before.

    It names the class that others continue before those. What is not defined in a notebook is not remembered.
    """
    kind = type(thing)
    if kind.__module__ != _NOTEBOOK:
        return []
    found = [(each, _failed[each]) for each in reversed(kind.__mro__) if each in _failed]
    _failed.setdefault(kind, claim)
    first = next(((each, said) for each, said in found if said != claim), None)
    return [f"{first[0].__name__} has failed a test already ({first[1]}): mend that first"] if first else []


def failed_alike(function: object, claim: str) -> str:
    """Remember that `claim` does not hold of a function; return a sentence if it failed in another test cell before.

    Empty for what is not defined in a notebook, and for the cell that failed first, however often it runs.
    """
    if getattr(function, "__module__", None) != _NOTEBOOK or not hasattr(function, "__name__"):
        return ""
    cell = _cell()
    first = _failed_alike.setdefault(function, {}).setdefault(claim, cell)
    if first == cell:
        return ""
    return f"{function.__name__} has failed a test before this one in the same way: mend that first"


def _cell() -> str:
    """The file name of the cell that is running: IPython makes it from the cell's text."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    return frame.f_code.co_filename
