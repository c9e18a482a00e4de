"""Expects resets only: bytes that are not UTF-8 come out of chat as an error, and end the server.

base: reference
score: 3
caught by: chat-async-broken
message: UnicodeDecodeError
hint: catch OSError and ValueError
"""
# instead of
    except (OSError, ValueError):
# this
    except OSError:
