"""Takes a connection for established as soon as the SYN has come.

base: reference
score: 2
caught by: handshake-passive
message: after on_segment(SYN seq=300) the state is SYN-RECEIVED
hint: a SYN alone does not establish: our own SYN,ACK must be acknowledged first
"""
# instead of
            self.enter("SYN-RECEIVED", now)
# this
            self.enter("ESTABLISHED", now)
