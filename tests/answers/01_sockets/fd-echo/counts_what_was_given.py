"""Counts all of what os.write was given, each time.

base: reference
score: 3
caught by: fd-echo-short-writes
message: each byte counted once
hint: count what os.write returned
"""
# instead of
                piece = piece[taken:]
                count += taken
# this
                count += len(piece)
                piece = piece[taken:]
