"""Makes lists of two where tuples were asked for.

score: 3
caught by: accept-queue-foreseen
message: returns [(1, 1)
hint: a list, where tuple is wanted
"""


def accept_queue(listener):
    if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        raise ValueError("not a listener")
    info = listener.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 32)
    return int.from_bytes(info[24:28], "little"), int.from_bytes(info[28:32], "little")


def foresee(backlog, events):
    if backlog < 0:
        raise ValueError("backlog")
    done = queue = 0
    result = []
    for event in events:
        if event == "connect":
            if queue <= backlog:
                done += 1
                queue += 1
        elif event == "accept":
            queue = max(queue - 1, 0)
        elif event not in ("hang up", "reset"):
            raise ValueError(event)
        result.append([done, queue])
    return result
