"""A match statement, newest member first, and dictionaries for both directions.

score: 4
"""


class Room:
    """Who is in a chat under which name, and who must be told what."""

    def __init__(self):
        self.by_connection, self.by_name = {}, {}

    def on_message(self, connection, text):
        """Take what a connection says; return pairs of a receiver and a text."""
        match self.by_connection.get(connection), text.split(" ", 1):
            case None, ["/join", name] if not name.isalnum() or len(name) > 16:
                answer = "! bad name"
            case None, ["/join", name] if name in self.by_name:
                answer = f"! {name} is taken"
            case None, ["/join", name]:
                self.by_connection[connection], self.by_name[name] = name, connection
                return [(member, f"* {name} joined") for member in reversed(self.by_connection)]
            case None, ["/join"]:
                answer = "! bad name"
            case None, _:
                answer = "! join first"
            case name, _:
                return [(other, f"{name}: {text}") for other in reversed(self.by_connection) if other != connection]
        return [(connection, answer)]

    def on_gone(self, connection):
        """Forget a connection; return pairs of a receiver and a text."""
        if connection not in self.by_connection:
            return []
        name = self.by_connection.pop(connection)
        del self.by_name[name]
        return [(member, f"* {name} left") for member in self.by_connection]
