"""Takes out who has left, and tells nobody.

base: reference
score: 1
caught by: chat-server-talk
message: announce that it left
"""
# instead of
                if client.name is not None:
                    tell(f"* {client.name} left", members())
# this
