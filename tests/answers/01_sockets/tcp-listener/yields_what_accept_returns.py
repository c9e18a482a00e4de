"""Yields the pair of stream and address.

base: reference
score: 3
caught by: tcp-listener-incoming
message: a turn of incoming()
hint: a turn yields the stream alone
"""
# instead of
                accepted: TcpStream | OSError = self.accept()[0]
# this
                accepted = self.accept()
