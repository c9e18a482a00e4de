"""Catches what recv and send raise, and lets the errors of bad frames and bad text through.

base: reference
score: 6
caught by: chat-server-broken
message: bytes that are not UTF-8
hint: chat_server ended with UnicodeDecodeError
"""
# instead of
            except (OSError, ValueError):
# this
            except OSError:
