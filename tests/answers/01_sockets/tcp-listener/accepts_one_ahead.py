"""Accepts the next connection before it hands out the one before.

base: reference
score: 3
caught by: tcp-listener-incoming
message: then another turn
hint: none ahead
"""
# instead of
        while True:
            try:
                accepted: TcpStream | OSError = self.accept()[0]
            except OSError as error:
                accepted = error
            yield accepted
# this
        ahead: list[TcpStream | OSError] = []
        while True:
            while len(ahead) < 2:
                try:
                    ahead.append(self.accept()[0])
                except OSError as error:
                    ahead.append(error)
            yield ahead.pop(0)
