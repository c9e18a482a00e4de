"""Ends the iterator when accept fails.

base: reference
score: 4
caught by: tcp-listener-failures
message: turn 1
hint: go on with the next accept
"""
# instead of
                accepted: TcpStream | OSError = self.accept()[0]
            except OSError as error:
                accepted = error
            yield accepted
# this
                yield self.accept()[0]
            except OSError:
                return
