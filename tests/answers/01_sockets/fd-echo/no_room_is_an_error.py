"""Copes with short writes, but lets BlockingIOError out.

base: reference
score: 3
caught by: fd-echo-short-writes
message: BlockingIOError
hint: write the same bytes again
"""
# instead of
                try:
                    taken = os.write(fd, piece)
                except BlockingIOError:
                    continue
# this
                taken = os.write(fd, piece)
