"""Takes the numbers of the socket library too.

base: reference
score: 5
caught by: tcp-stream-shutdown
message: shutdown(1) raises TypeError
hint: a number could mean anything
"""
# instead of
        if not isinstance(how, Shutdown):
            raise TypeError(f"how is a Shutdown, not {how!r}")
        sock.shutdown(how.value)
# this
        sock.shutdown(how.value if isinstance(how, Shutdown) else how)
