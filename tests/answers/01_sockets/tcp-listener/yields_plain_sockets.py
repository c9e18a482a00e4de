"""Asks the socket of the library in incoming, and yields what that returns.

base: reference
score: 3
caught by: tcp-listener-incoming
message: a turn of incoming()
hint: not the bare socket
"""
# instead of
                accepted: TcpStream | OSError = self.accept()[0]
# this
                accepted = self.owned().accept()[0]
