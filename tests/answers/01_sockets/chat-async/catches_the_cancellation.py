"""Catches CancelledError, which whoever cancelled waits for.

base: reference
score: 3
caught by: chat-async-broken
message: chat_server_async returns once stop is set
hint: CancelledError goes on to whoever cancelled
"""
# instead of
    except (OSError, ValueError):
# this
    except (OSError, ValueError, asyncio.CancelledError):
