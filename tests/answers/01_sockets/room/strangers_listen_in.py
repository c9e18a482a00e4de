"""Passes messages on to everybody who has ever said something, to those without a name too.

base: reference
score: 3
caught by: room-refusals
message: on_message(1, 'who is there?') returns []
hint: whoever was refused is no member
"""
# instead of
        self.names = {}
# this
        self.names = {}
        self.known = set()

# instead of
        if connection in self.names:
# this
        self.known.add(connection)
        if connection in self.names:

# instead of
            return [(member, message) for member in self.names if member != connection]
# this
            return [(other, message) for other in self.known if other != connection]

# instead of
        name = self.names.pop(connection, None)
# this
        self.known.discard(connection)
        name = self.names.pop(connection, None)
