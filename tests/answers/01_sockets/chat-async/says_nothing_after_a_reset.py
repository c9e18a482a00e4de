"""Announces only those who close, since the announcement stands behind the loop.

base: reference
score: 3
caught by: chat-async-broken
message: in a finally
"""
# instead of
    except (OSError, ValueError):
        pass  # reset, no UTF-8, or too long: in each case it is over
    finally:
# this

# instead of
            tell(f"* {name} left", list(room.values()))
# this
            tell(f"* {name} left", list(room.values()))
    except (OSError, ValueError):
        room.pop(name, None)
    finally:

# instead of
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
# this
            lambda *streams: tasks.append(asyncio.create_task(chat(*streams, room))), sock=listener.dup()
