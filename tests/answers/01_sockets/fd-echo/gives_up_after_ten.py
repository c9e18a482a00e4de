"""Tries ten times where there is no room, and then lets the error out.

base: reference
score: 3
caught by: fd-echo-short-writes
message: BlockingIOError
hint: write the same bytes again
"""
# instead of
        while piece := os.read(fd, 65536):
# this
        while piece := os.read(fd, 65536):
            tries = 0

# instead of
                    continue
# this
                    tries += 1
                    if tries == 10:
                        raise
                    continue
                tries = 0
