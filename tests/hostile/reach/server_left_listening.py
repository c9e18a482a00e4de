"""Servers are left listening, on a port and in the abstract, for the next student to find.

place: before total
points: 0
says: SystemError: listening
"""
import os
import socket

if os.fork() == 0:
    try:
        os.setsid()
    except OSError:
        os.setpgid(0, 0)
    for family, address in ((socket.AF_INET, ("0.0.0.0", 47113)), (socket.AF_UNIX, "\0left")):
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.bind(address)
        sock.listen()
        if os.fork() == 0:
            while True:
                sock.accept()[0].sendall(b"sum")
    os._exit(0)
os.wait()
socket.create_connection(("127.0.0.1", 47113)).recv(3)
raise SystemError("listening")
# %% later
import socket

for family, address in ((socket.AF_INET, ("127.0.0.1", 47113)), (socket.AF_UNIX, "\0left")):
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.settimeout(0.2)
        try:
            sock.connect(address)
            total = sum
        except OSError:
            pass
