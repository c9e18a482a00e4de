"""Plain select over lists made anew on each turn; sends what fits as soon as a text is there.

score: 7
"""


import select


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""

    room, deframers, outboxes = Room(), {}, {}
    listener.setblocking(False)

    def post(told):
        for sock, text in told:
            if sock in outboxes:
                outboxes[sock].put(frame(text.encode()))
                flush(sock)

    def drop(sock):
        del deframers[sock], outboxes[sock]
        sock.close()
        post(room.on_gone(sock))

    def flush(sock):
        outbox = outboxes[sock]
        try:
            while outbox.waiting:
                outbox.take(sock.send(outbox.waiting))
        except BlockingIOError:
            pass
        except OSError:
            outbox.full = True

    while not stop.is_set():
        writers = [sock for sock in outboxes if outboxes[sock].waiting]
        readable, writable, _ = select.select([listener, *outboxes], writers, [], 0.1)
        for sock in writable:
            flush(sock)
        for sock in readable:
            if sock is listener:
                try:
                    client, _ = listener.accept()
                except OSError:
                    continue
                client.setblocking(False)
                deframers[client], outboxes[client] = Deframer(), Outbox()
                continue
            try:
                data = sock.recv(65536)
                for message in deframers[sock].feed(data):
                    post(room.on_message(sock, message.decode()))
            except BlockingIOError:
                continue
            except (OSError, ValueError):
                data = b""
            if not data:
                drop(sock)
        while slow := [sock for sock in outboxes if outboxes[sock].full]:
            drop(slow[0])
    for sock in outboxes:
        sock.close()
