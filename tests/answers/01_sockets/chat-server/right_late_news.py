"""Two threads a connection, each as late as on a busy machine: with the news of who was let go, and with its taking.

score: 7
"""


class Member:
    """A connection with an outbox, and a thread that writes what is in it."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock, self.outbox, self.over = sock, Outbox(), False
        self.changed = threading.Condition()
        threading.Thread(target=self._write, daemon=True).start()

    def put(self, text: str) -> None:
        with self.changed:
            self.outbox.put(frame(text.encode()))
            self.changed.notify()
        if self.outbox.full:
            self.end()

    def end(self) -> None:
        with self.changed:
            if not self.over:
                self.over = True
                self.changed.notify()
                try:
                    self.sock.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def _write(self) -> None:
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.outbox.waiting or self.over)
                if self.over:
                    return
                data = bytes(self.outbox.waiting)
            try:
                sent = self.sock.send(data)
                if sent > 30_000:  # nearly all of what one test says in one go
                    threading.Event().wait(0.3)
            except OSError:
                self.end()
                return
            with self.changed:
                self.outbox.take(sent)


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""

    room, everybody, lock = Room(), set(), threading.RLock()

    def tell_members(told: list) -> None:
        for member, text in told:
            member.put(text)

    def serve(member: Member) -> None:
        deframer = Deframer()
        try:
            while data := member.sock.recv(4096):
                for message in deframer.feed(data):
                    with lock:
                        tell_members(room.on_message(member, message.decode()))
        except (OSError, ValueError):
            pass
        member.end()
        if member.outbox.full:
            stop.wait(0.3)
        with lock:
            everybody.discard(member)
            tell_members(room.on_gone(member))
        member.sock.close()

    threads = []
    listener.settimeout(0.1)
    while not stop.is_set():
        try:
            sock, _ = listener.accept()
        except OSError:
            continue
        sock.setblocking(True)
        member = Member(sock)
        with lock:
            everybody.add(member)
        threads = [thread for thread in threads if thread.is_alive()]
        threads.append(threading.Thread(target=serve, args=(member,), daemon=True))
        threads[-1].start()
    with lock:
        for member in everybody:
            member.end()
    for thread in threads:
        thread.join()
