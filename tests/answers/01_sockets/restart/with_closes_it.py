"""Returns the listener out of a with block, which closes it.

base: reference
score: 0
caught by: restart-again
message: opens
hint: whoever called needs it open
"""
# instead of
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    try:
# this
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as listener:

# instead of
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
# this
        listener.listen()
        return listener
