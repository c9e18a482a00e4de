"""Returns when told to stop, and leaves a thread in accept that lets in whoever comes.

score: 6
caught by: echo-server-listener
message: waits for the listener's owner
hint: no thread of yours in its accept
"""


def echo_server(listener, stop):
    conns = []

    def talk(conn):
        with conn:
            try:
                while data := conn.recv(65536):
                    conn.sendall(data)
            except OSError:
                pass

    def accepting():
        while True:
            try:
                conn, _ = listener.accept()
            except OSError:
                return
            conns.append(conn)
            threading.Thread(target=talk, args=(conn,), daemon=True).start()

    threading.Thread(target=accepting, daemon=True).start()
    stop.wait()
    for conn in conns:
        try:
            conn.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        conn.close()
