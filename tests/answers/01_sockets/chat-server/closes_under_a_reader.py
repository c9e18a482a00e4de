"""Threads, whose sockets are closed while they wait in recv.

base: right_threads
score: 6
caught by: chat-server-stop
message: connection is closed, now that stop is set
hint: shut it down first
"""
# instead of
        for member in everybody:
            member.end()
# this
        for member in everybody:
            member.sock.close()

# instead of
    for thread in threads:
        thread.join()
# this
    for thread in threads:
        thread.join(0.05)
