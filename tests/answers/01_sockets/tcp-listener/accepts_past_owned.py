"""Uses the attribute in accept, and not what owned says.

base: reference
score: 4
caught by: tcp-listener-close
message: accept() raises ValueError
hint: was used all the same
"""
# instead of
        sock, address = self.owned().accept()
# this
        sock, address = self.sock.accept()
