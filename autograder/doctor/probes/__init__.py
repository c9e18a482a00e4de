"""What the doctor runs in a student's place: each probe tries what must not succeed, or must.

A probe that finds a property broken raises Broken with what it saw. None of them does harm where nothing holds:
without a sandbox all that is said is that it is so.
"""


class Broken(Exception):
    """A property does not hold; the text says what was seen."""


class Told(Exception):
    """How a probe tells the doctor something: the text is JSON."""
