"""Gives the program by its place.

score: 13
"""

def my_tcp(local_port, remote_port, iss, program):
    """One end of a connection, of parts of your own."""
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno)
    return Connection(parts, local_port, remote_port, iss, program)


def fetching(iss, path="/file"):
    """A client's end that fetches a path."""
    return my_tcp(4000, 80, iss, HTTPFetch(path))


def serving(iss, data):
    """A server's end that serves these bytes as /file."""
    return my_tcp(80, 4000, iss, FileServer({"/file": data}))
