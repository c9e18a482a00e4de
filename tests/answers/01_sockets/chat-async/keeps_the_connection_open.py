"""Never closes its writer.

base: reference
score: 3
caught by: chat-async-broken
message: connection ends, since it sends bytes that are not UTF-8
hint: close the writer
"""
# instead of
        tell_writers(room.on_gone(writer))
        writer.transport.abort()
# this
        tell_writers(room.on_gone(writer))
