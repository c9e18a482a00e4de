"""Leaves failures out, and tries again at once.

base: reference
score: 4
caught by: tcp-listener-failures
message: turn 1
hint: until the next turn is asked for
hangs: yes
"""
# instead of
                accepted: TcpStream | OSError = self.accept()[0]
            except OSError as error:
                accepted = error
            yield accepted
# this
                yield self.accept()[0]
            except OSError:
                continue
