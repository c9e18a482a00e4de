"""Lets clients go without asking the room.

base: reference
score: 1
caught by: chat-server-talk
message: '* cat left'
hint: ask the room's on_gone
"""
# instead of
            client.sock.close()
            tell(room.on_gone(client))
# this
            client.sock.close()
