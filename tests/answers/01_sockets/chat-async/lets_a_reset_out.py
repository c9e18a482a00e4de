"""Expects bad bytes only: a reset comes out of chat as an error, and ends the server.

base: reference
score: 3
caught by: chat-async-broken
message: ConnectionResetError
hint: catch OSError and ValueError
"""
# instead of
    except (OSError, ValueError):
# this
    except ValueError:
