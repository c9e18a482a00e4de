"""Keeps the names in the class, so that all rooms are one.

base: reference
score: 1
caught by: room-members
message: on_message(4, '/join ada') returns
hint: one outside of it is shared
"""
# instead of
    def __init__(self) -> None:
# this
    names: dict = {}

    def __init__(self) -> None:

# instead of
        self.names = {}
# this
        pass
