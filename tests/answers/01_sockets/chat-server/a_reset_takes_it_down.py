"""Catches bad frames and bad text, and lets the error of a reset through.

base: reference
score: 4
caught by: chat-server-broken
message: resets the connection
hint: chat_server ended with ConnectionResetError
"""
# instead of
            except (OSError, ValueError):
# this
            except ValueError:
