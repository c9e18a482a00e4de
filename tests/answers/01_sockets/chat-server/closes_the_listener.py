"""Closes the caller's listener too, at the end.

base: right_threads
score: 11
caught by: chat-server-stop
message: stays open
"""
# instead of
        thread.join()
# this
        thread.join()
    listener.close()
