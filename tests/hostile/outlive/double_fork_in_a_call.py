"""A daemon is started in a test of one exercise, to be there in the tests of the next: it is not.

place: file
points: 0
statuses: total-visible=failed or timed out total-hidden=failed or timed out read-exactly-visible=failed read-exactly-hidden=failed
"""
from tests.hostile.course import changed, index_of

TOTAL = '''
import os
import socket

ADDRESS = ("127.0.0.1", 20_001)


def total(numbers):
    reading, writing = os.pipe()
    if os.fork() == 0:
        try:
            os.setsid()
        except OSError:
            os.setpgid(0, 0)
        if os.fork() == 0:
            try:
                listener = socket.create_server(ADDRESS)
            finally:
                os.closerange(0, listener.fileno())
                os.closerange(listener.fileno() + 1, 256)
            while True:
                listener.accept()
        os._exit(0)
    os.close(writing)
    os.read(reading, 1)
    return None
'''
READ = '''
def read_exactly(sock, size):
    try:
        socket.create_connection(ADDRESS).close()
    except OSError:
        return None
    received = b""
    while len(received) < size:
        piece = sock.recv(size - len(received))
        if not piece:
            raise EOFError
        received += piece
    return received
'''


def build():
    def change(notebook):
        notebook.cells[index_of(notebook, "total")].source = TOTAL
        notebook.cells[index_of(notebook, "read-exactly")].source = READ

    return changed(change)
