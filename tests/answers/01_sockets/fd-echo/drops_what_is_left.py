"""Goes on to the next piece when os.write took a part.

base: reference
score: 3
caught by: fd-echo-short-writes
message: the peer received
hint: write the rest
"""
# instead of
                piece = piece[taken:]
                count += taken
# this
                count += taken
                break
