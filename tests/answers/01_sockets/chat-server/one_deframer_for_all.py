"""Feeds all connections to one Deframer.

base: reference
score: 5
caught by: chat-server-pieces
message: has sent half a frame
"""
# instead of
    deframer: Deframer = field(default_factory=Deframer)
# this
    deframer: Deframer = Deframer()
