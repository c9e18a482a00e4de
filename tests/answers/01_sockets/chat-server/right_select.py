"""Plain select over lists made anew on each turn; queues of whole frames.

score: 12
"""


import select


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""
    deframers, names, queues = {}, {}, {}
    listener.setblocking(False)

    def post(text, receivers):
        for sock in receivers:
            queues[sock].append(frame(text.encode()))

    def members():
        return [sock for sock, name in names.items() if name]

    def drop(sock):
        name = names.pop(sock)
        del deframers[sock], queues[sock]
        sock.close()
        if name:
            post(f"* {name} left", members())

    def hear(sock, text):
        name = text.removeprefix("/join ")
        if names[sock]:
            post(f"{names[sock]}: {text}", [other for other in members() if other is not sock])
        elif name == text:
            post("! join first", [sock])
        elif not name.isalnum() or len(name) > 16:
            post("! bad name", [sock])
        elif name in names.values():
            post(f"! {name} is taken", [sock])
        else:
            names[sock] = name
            post(f"* {name} joined", members())

    def flush(sock):
        queue = queues[sock]
        try:
            while queue:
                taken = sock.send(queue[0])
                queue[0] = queue[0][taken:]
                if not queue[0]:
                    queue.pop(0)
        except BlockingIOError:
            pass
        except OSError:
            return False
        return sum(map(len, queue)) <= LIMIT

    while not stop.is_set():
        writers = [sock for sock in names if queues[sock]]
        readable, _, _ = select.select([listener, *names], writers, [], 0.1)
        for sock in readable:
            if sock is listener:
                try:
                    client, _ = listener.accept()
                except OSError:
                    continue
                client.setblocking(False)
                deframers[client], names[client], queues[client] = Deframer(), "", []
                continue
            try:
                data = sock.recv(65536)
                for message in deframers[sock].feed(data):
                    hear(sock, message.decode())
                    slow = [other for other in names if not flush(other)]
                    for other in slow:
                        if other is not sock:
                            drop(other)
            except BlockingIOError:
                continue
            except (OSError, ValueError):
                data = b""
            if not data and sock in names:
                drop(sock)
        while slow := [sock for sock in names if not flush(sock)]:
            for sock in slow:
                drop(sock)
    for sock in list(names):
        sock.close()
