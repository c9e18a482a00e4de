"""Sends the SYN again with open_active, which enters SYN-SENT anew.

base: reference
score: 0
caught by: handshake-timer-again
message: a SYN that is sent again enters no state anew
hint: open_active enters SYN-SENT anew, which sets timer and count back
"""
# instead of
            return [self.segment(SYN, self.iss)]
# this
            return self.open_active(now)
