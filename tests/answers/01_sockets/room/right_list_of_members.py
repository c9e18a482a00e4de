"""A list of pairs, searched from front to back.

score: 4
"""


class Room:
    """Who is in a chat under which name, and who must be told what."""

    def __init__(self):
        self.members = []

    def _name(self, connection):
        for member, name in self.members:
            if member == connection:
                return name
        return None

    def _all(self, text, besides=()):
        return [(member, text) for member, _ in self.members if member not in besides]

    def on_message(self, connection, text):
        """Take what a connection says; return pairs of a receiver and a text."""
        mine = self._name(connection)
        if mine is not None:
            return self._all(f"{mine}: {text}", besides=(connection,))
        if text == "/join":
            return [(connection, "! bad name")]
        if not text.startswith("/join "):
            return [(connection, "! join first")]
        name = text.removeprefix("/join ")
        if not name.isalnum() or len(name) > 16:
            return [(connection, "! bad name")]
        if name in [taken for _, taken in self.members]:
            return [(connection, f"! {name} is taken")]
        self.members.append((connection, name))
        return self._all(f"* {name} joined")

    def on_gone(self, connection):
        """Forget a connection; return pairs of a receiver and a text."""
        name = self._name(connection)
        if name is None:
            return []
        self.members.remove((connection, name))
        return self._all(f"* {name} left")
