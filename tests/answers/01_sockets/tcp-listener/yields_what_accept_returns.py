"""Yields the pair of stream and address.

base: reference
score: 1
caught by: tcp-listener-incoming
message: stream alone
"""
# instead of
                accepted: TcpStream | OSError = self.accept()[0]
# this
                accepted = self.accept()
