"""Sends with sendall on sockets that do not wait, and catches nothing there.

base: reference
score: 5
caught by: chat-server-stalled
message: while others read nothing
hint: no call may wait for one reader
"""
# instead of
        client.outbox.put(frame(text.encode()))
# this
        client.sock.sendall(frame(text.encode()))

# instead of
            except (OSError, ValueError):
                key.data.gone = True
# this
            except BlockingIOError:
                raise
            except (OSError, ValueError):
                key.data.gone = True
