"""Takes the ACK of an old block for a request to send again.

base: reference
score: 3
caught by: tftp-send-old
message: an old ACK
hint: an ACK of an old block asks for nothing
"""
# instead of
        if (kind, answered) == ("ACK", number):
            return True
# this
        if (kind, answered) == ("ACK", number):
            return True
        if kind == "ACK" and answered < number:
            sock.send(packet)
