"""Lets the error of accept out of the generator.

base: reference
score: 3
caught by: tcp-listener-incoming
message: for good
"""
# instead of
            try:
                accepted: TcpStream | OSError = self.accept()[0]
            except OSError as error:
                accepted = error
            yield accepted
# this
            yield self.accept()[0]
