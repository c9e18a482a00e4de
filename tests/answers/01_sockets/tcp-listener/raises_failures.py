"""Lets the error of accept out of the generator.

base: reference
score: 4
caught by: tcp-listener-failures
message: turn 1
hint: raised, it ends the generator
"""
# instead of
        while True:
            try:
                accepted: TcpStream | OSError = self.accept()[0]
            except OSError as error:
                accepted = error
            yield accepted
# this
        while True:
            yield self.accept()[0]
