"""Keeps a list of all names that were ever taken.

base: reference
score: 3
caught by: room-leaving
message: on_message(4, '/join bob')
hint: a name belongs to a member
"""
# instead of
        self.names = {}
# this
        self.names = {}
        self.taken = set()

# instead of
        if name in self.names.values():
# this
        if name in self.taken:

# instead of
        self.names[connection] = name
# this
        self.taken.add(name)
        self.names[connection] = name
