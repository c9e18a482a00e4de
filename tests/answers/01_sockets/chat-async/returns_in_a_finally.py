"""Returns in its finally, which ends every exception, the cancellation too.

base: reference
score: 3
caught by: chat-async-broken
message: chat_server_async returns once stop is set
hint: nor return in a finally
"""
# instead of
        tell_writers(room.on_gone(writer))
        writer.transport.abort()
# this
        tell_writers(room.on_gone(writer))
        writer.transport.abort()
        return None
