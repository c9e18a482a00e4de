"""Catches bad frames and bad text, and lets the error of a reset through.

base: reference
score: 10
caught by: chat-server-broken
message: catch OSError
"""
# instead of
        except (OSError, ValueError):
# this
        except ValueError:
