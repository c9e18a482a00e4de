"""Waits inside open_active until the connection is there, as connect does.

base: reference
score: 1
caught by: handshake-active
message: open_active(0.0) sends SYN seq=100
hint: the loop goes round and round: what would make its condition false?
hangs: yes
"""
# instead of
        self.enter("SYN-SENT", now)
# this
        self.enter("SYN-SENT", now)
        while self.state == "SYN-SENT":
            pass
