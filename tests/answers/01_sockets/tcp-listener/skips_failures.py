"""Leaves failures out, and tries again at once.

base: reference
score: 3
caught by: tcp-listener-incoming
message: for good
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
