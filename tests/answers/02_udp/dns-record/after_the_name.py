"""Goes on where the name in the data ended.

base: reference
score: 2
caught by: dns-record-liars
message: and 6 are announced
hint: that must be where the data ends
"""
# instead of
        if after != end:
            raise Malformed(f"a name ends at byte {after}, and its record at byte {end}")
# this
        end = after
