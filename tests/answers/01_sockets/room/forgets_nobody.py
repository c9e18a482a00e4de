"""Never gives a name back: whoever had it once is told on and on.

base: reference
score: 3
caught by: room-leaving
message: on_gone(2) returns [(1, '* bob left'), (3, '* bob left')]
hint: take the member out first
"""
# instead of
        name = self.names.pop(connection, None)
# this
        name = self.names.get(connection)
