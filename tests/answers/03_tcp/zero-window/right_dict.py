"""Writes the words with `dict`.

score: 4
"""

def who_speaks_first():
    return dict.fromkeys(["a little", "nothing"], "sender") | {"all": "receiver"}


def what_is_said():
    return dict(probe=0, answer=0, new=0)
