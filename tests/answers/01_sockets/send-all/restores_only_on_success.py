"""Makes the socket block, and sets its mode back only where nothing went wrong.

base: right_plain
score: 4
caught by: send-all-reset
message: blocking mode is unchanged
hint: set the mode back in a finally
"""
# instead of
    rest, calls = memoryview(data), 0
# this
    rest, calls, mode = memoryview(data), 0, sock.gettimeout()
# instead of
            select.select([], [sock], [])
    return calls
# this
            sock.settimeout(None)
    sock.settimeout(mode)
    return calls
