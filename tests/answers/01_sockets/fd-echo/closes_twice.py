"""Closes at the end of the file and, to be sure, once more on the way out.

base: reference
score: 4
caught by: fd-echo-closes-once
message: a second os.close, or a socket or file object
"""
# instead of
                count += taken
# this
                count += taken
        os.close(fd)

# instead of
        os.close(fd)
# this
        with contextlib.suppress(OSError):
            os.close(fd)
