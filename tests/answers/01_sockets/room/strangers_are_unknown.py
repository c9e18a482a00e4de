"""Takes a connection that never joined out of the dictionary, where it is not.

base: reference
score: 3
caught by: room-leaving
message: on_gone(2) returns []
hint: the dictionary has no such key
"""
# instead of
        name = self.names.pop(connection, None)
# this
        name = self.names.pop(connection)
