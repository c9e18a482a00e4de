"""Closes the caller's listener too, at the end.

base: reference
score: 6
caught by: chat-server-stop
message: stays open
hint: the listener is the caller's
"""
# instead of
    selector.close()
# this
    selector.close()
    listener.close()
