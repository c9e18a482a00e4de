"""Makes the dicts from keywords and pairs.

score: 4
"""


def how_many_arrive():
    words = dict.fromkeys(["read at once", "large buffer", "over TCP"], "all")
    return words | {"empty": "some"}


def who_knows():
    return dict(zip(("which arrive", "send returned", "sender", "receiver"), ("the first", 10, "nothing", "nothing")))
