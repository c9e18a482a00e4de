"""Returns the next connection instead of an iterator.

base: reference
score: 3
caught by: tcp-listener-incoming
message: a turn of incoming()
hint: one that `next` can ask
"""
# instead of
        while True:
            try:
                accepted: TcpStream | OSError = self.accept()[0]
            except OSError as error:
                accepted = error
            yield accepted
# this
        try:
            return self.accept()[0]
        except OSError as error:
            return error
