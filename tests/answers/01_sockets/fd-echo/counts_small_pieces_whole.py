"""Reads 1024 bytes at a time, and counts all of what os.write was given, each time.

base: reference
score: 3
caught by: fd-echo-short-writes
message: each byte counted once
hint: count what os.write returned
"""
# instead of
        while piece := os.read(fd, 65536):
# this
        while piece := os.read(fd, 1024):
# instead of
                piece = piece[taken:]
                count += taken
# this
                count += len(piece)
                piece = piece[taken:]
