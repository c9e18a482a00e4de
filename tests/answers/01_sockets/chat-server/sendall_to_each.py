"""Sends to one after the other with sendall, which waits for each.

base: reference
score: 9
caught by: chat-server-stalled
message: sendall
"""
# instead of
        try:
            while client.outgoing:
                del client.outgoing[: client.sock.send(client.outgoing)]
        except BlockingIOError:
            if len(client.outgoing) > LIMIT:
                doomed.append(client)
        except OSError:
            client.outgoing.clear()
            doomed.append(client)
        writing = selectors.EVENT_WRITE if client.outgoing else 0
        selector.modify(client.sock, selectors.EVENT_READ | writing, client)
# this
        client.sock.setblocking(True)
        try:
            client.sock.sendall(client.outgoing)
        except OSError:
            doomed.append(client)
        client.outgoing.clear()
        try:
            client.sock.setblocking(False)
        except OSError:
            pass
