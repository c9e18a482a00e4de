"""Never closes its writer.

base: reference
score: 3
caught by: chat-async-broken
message: connection ends, since it closes after half a frame
hint: close the writer
"""
# instead of
        tell_writers(room.on_gone(writer))
        writer.transport.abort()
# this
        tell_writers(room.on_gone(writer))
