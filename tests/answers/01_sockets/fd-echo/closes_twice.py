"""Closes at the end of the file and, to be sure, once more on the way out.

base: reference
score: 3
caught by: fd-echo-closes-once
message: Bad file descriptor
hint: the number was closed a second time
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
