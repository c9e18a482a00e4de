"""Accepts the first connection when incoming is called.

base: reference
score: 4
caught by: tcp-listener-incoming
message: only then its first turn
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
        first = self._turn()

        def turns() -> Iterator[TcpStream | OSError]:
            yield first
            while True:
                yield self._turn()

        return turns()

    def _turn(self) -> TcpStream | OSError:
        try:
            return self.accept()[0]
        except OSError as error:
            return error
