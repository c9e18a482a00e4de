"""Sends a message to every member, the one who said it included.

base: reference
score: 5
caught by: chat-server-talk
message: except the one who sent it
"""
# instead of
            tell(f"{client.name}: {text}", [other for other in members() if other is not client])
# this
            tell(f"{client.name}: {text}", members())
