"""Serves as many clients as a thread pool has threads; the next one waits.

score: 5
caught by: echo-server-others
message: 40 came before her
hint: a pool with a fixed number of threads
"""

from concurrent.futures import ThreadPoolExecutor


def echo_server(listener, stop):
    conns = []

    def talk(conn):
        with conn:
            try:
                while data := conn.recv(65536):
                    conn.sendall(data)
            except OSError:
                pass

    listener.settimeout(0.1)
    with ThreadPoolExecutor() as pool:
        while not stop.is_set():
            try:
                conn, _ = listener.accept()
            except TimeoutError:
                continue
            conn.settimeout(None)
            conns.append(conn)
            pool.submit(talk, conn)
        for conn in conns:
            try:
                conn.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
