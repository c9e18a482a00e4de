"""Passes messages on to everybody who is connected, to those without a name too.

base: reference
score: 10
caught by: chat-server-names
message: is no member
"""
# instead of
            tell(f"{client.name}: {text}", [other for other in members() if other is not client])
# this
            tell(f"{client.name}: {text}", [other for other in clients if other is not client])
