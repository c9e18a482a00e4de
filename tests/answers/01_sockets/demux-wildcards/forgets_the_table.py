"""Makes an __init__ of its own, and leaves out that of Demux.

base: reference
score: 0
caught by: demux-wildcards-order
message: raised AttributeError
hint: does __init__ make the name
"""
# instead of
    def listen(self, local: tuple[str, int]) -> None:
# this
    def __init__(self) -> None:
        self._wildcards: set[SocketKey] = set()

    def listen(self, local: tuple[str, int]) -> None:
