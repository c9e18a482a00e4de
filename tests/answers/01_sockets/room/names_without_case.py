"""Takes Ada and ada for one name.

base: reference
score: 3
caught by: room-names
message: /join Ada
hint: compare them as they are
"""
# instead of
        if name in self.names.values():
# this
        if name.lower() in [taken.lower() for taken in self.names.values()]:
