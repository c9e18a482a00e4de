"""Remember in a notebook which class has failed a test, so that what continues it is not mended in its place.

An exercise may continue the class of another. A fault of the first class then shows in tests of the second one, whose
hints speak of the second. The grader sees all tests of a submission and says which one failed first; in a notebook,
where a class is defined anew when its cell runs again, the classes themselves are what is remembered.
"""

from weakref import WeakKeyDictionary

_NOTEBOOK = "__main__"  # the module of what a notebook defines
_failed: WeakKeyDictionary[type, str] = WeakKeyDictionary()


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
