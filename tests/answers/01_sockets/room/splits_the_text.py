"""Splits at any white space, so that blanks around a name are lost.

base: reference
score: 3
caught by: room-names
message: on_message(1, '/join ada ')
hint: split and strip lose them
"""
# instead of
        command, _, name = text.partition(" ")
# this
        command, name, *more = [*text.split(), "", ""]
        name = name if not any(more) else "two words"
