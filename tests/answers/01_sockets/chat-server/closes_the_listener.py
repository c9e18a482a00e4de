"""Closes the caller's listener too, at the end.

score: 11
caught by: chat-server-stop
message: stays open
"""


class Member:
    """A connection with a queue, and a thread that writes what is in it."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock, self.name = sock, None
        self.queue, self.kept, self.over = [], 0, False
        self.changed = threading.Condition()
        threading.Thread(target=self._write, daemon=True).start()

    def put(self, text: str) -> None:
        with self.changed:
            data = frame(text.encode())
            if self.kept + len(data) > LIMIT:
                self.end()
            elif not self.over:
                self.queue.append(data)
                self.kept += len(data)
                self.changed.notify()

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
                self.changed.wait_for(lambda: self.queue or self.over)
                if self.over:
                    return
                data = self.queue.pop(0)
            try:
                self.sock.sendall(data)
            except OSError:
                self.end()
            with self.changed:
                self.kept -= len(data)


def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""
    room, everybody, lock = {}, set(), threading.RLock()

    def tell(text: str, besides: Member | None = None) -> None:
        for member in list(room.values()):
            if member is not besides:
                member.put(text)

    def hear(member: Member, text: str) -> None:
        with lock:
            if member.name:
                tell(f"{member.name}: {text}", besides=member)
            elif not text.startswith("/join "):
                member.put("! join first")
            elif not text[6:].isalnum() or len(text) > 22:
                member.put("! bad name")
            elif text[6:] in room:
                member.put(f"! {text[6:]} is taken")
            else:
                member.name = text[6:]
                room[member.name] = member
                tell(f"* {member.name} joined")

    def serve(member: Member) -> None:
        deframer = Deframer()
        try:
            while data := member.sock.recv(4096):
                for message in deframer.feed(data):
                    hear(member, message.decode())
        except (OSError, ValueError):
            pass
        member.end()
        with lock:
            everybody.discard(member)
            if member.name:
                del room[member.name]
                tell(f"* {member.name} left")
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
    listener.close()
