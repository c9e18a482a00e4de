"""Announces only those who close, since the announcement stands behind the loop.

base: reference
score: 3
caught by: chat-async-broken
message: when Eve resets the connection
hint: whatever the reason
"""
# instead of
                tell_writers(room.on_message(writer, message.decode()))
    except (OSError, ValueError):
# this
                tell_writers(room.on_message(writer, message.decode()))
        tell_writers(room.on_gone(writer))
    except (OSError, ValueError):

# instead of
    finally:
        tell_writers(room.on_gone(writer))
# this
    finally:
