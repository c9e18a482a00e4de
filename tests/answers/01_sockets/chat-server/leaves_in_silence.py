"""Takes out who has left, and tells neither the room nor anybody else.

base: reference
score: 1
caught by: chat-server-talk
message: '* cat left'
hint: ask the room's on_gone
"""
# instead of
                tell(room.on_gone(client))
# this
