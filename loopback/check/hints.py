"""The hints of a script's line: what each speaks of, and which of them fit what was seen.

`check_calls`, `check_steps` and `check_transitions` read lines of their own, and say in their own words when a hint is
asked for; what a hint is bound to, and which one speaks before which, is the same for all.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

ANY = object()  # the value of a hint that is bound to none


class Hint(NamedTuple):
    """A hint, what it is about ("" for anything), and the wrong value that it is bound to, if it is."""

    about: str
    value: object
    sentence: str


def hint_in(comment: str, bound: re.Pattern[str]) -> Hint:
    """The hint that a comment says; `bound` finds in its first group the name, or NAME=VALUE, in front of a sentence.

    >>> hint_in("ack=7: it is one more", re.compile(r"([a-z]+(?:=[0-9]+)?): "))
    Hint(about='ack', value='7', sentence='it is one more')
    """
    match = bound.match(comment)
    return hint_about(match[1], comment[match.end() :]) if match else Hint("", ANY, comment)


def hint_about(name: str, sentence: str) -> Hint:
    """The hint about a name, or about NAME=VALUE, whose value stays a text."""
    name, is_bound, value = name.partition("=")
    return Hint(name, value if is_bound else ANY, sentence)


def fitting(
    hints: Iterable[Hint],
    wrong: Collection[str],
    seen: Mapping[str, object],
    alike: Callable[[Any, Any], bool],
    *,
    general: bool,
) -> list[str]:
    """The hints bound to a value that was seen, else those about what is wrong, else, if `general`, the general ones.

    `alike` says whether a value that was seen is a hint's; a general hint is about nothing.

    >>> hints = [hint_about("ack=7", "exact"), hint_about("ack", "bound"), hint_about("", "general")]
    >>> fitting(hints, ["ack"], {"ack": 7}, lambda got, text: str(got) == text, general=True)
    ['exact']
    >>> fitting(hints, ["seq"], {"seq": 7}, lambda got, text: str(got) == text, general=True)
    ['general']
    """
    hints = list(hints)
    exact = [
        hint.sentence
        for hint in hints
        if hint.value is not ANY and hint.about in seen and alike(seen[hint.about], hint.value)
    ]
    bound = [hint.sentence for hint in hints if hint.value is ANY and hint.about in wrong]
    return exact or bound or [hint.sentence for hint in hints if general and not hint.about]
