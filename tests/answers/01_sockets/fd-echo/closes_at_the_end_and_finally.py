"""Closes at the end of the file, and in `finally` too.

base: reference
score: 1
caught by: fd-echo-pieces
message: Bad file descriptor
hint: close in one place only
"""
# instead of
        return count
# this
        os.close(fd)
        return count
