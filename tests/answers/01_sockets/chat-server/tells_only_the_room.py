"""Tells the room who has left, and nobody what the room says.

base: reference
score: 1
caught by: chat-server-talk
message: '* cat left'
hint: tell those whom it names
"""
# instead of
            tell(room.on_gone(client))
# this
            room.on_gone(client)
