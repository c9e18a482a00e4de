"""Sends to one after the other with sendall, which waits for each.

base: reference
score: 5
caught by: chat-server-stalled
message: while others read nothing
hint: no call may wait for one reader
"""
# instead of
        client.outbox.put(frame(text.encode()))
# this
        try:
            client.sock.setblocking(True)
            client.sock.sendall(frame(text.encode()))
            client.sock.setblocking(False)
        except OSError:
            client.gone = True
