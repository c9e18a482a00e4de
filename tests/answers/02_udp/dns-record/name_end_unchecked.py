"""Does not compare where a name in the data ends.

base: reference
score: 2
caught by: dns-record-liars
message: are announced
hint: where the data ends
"""
# instead of
        if after != end:
            raise Malformed(f"a name ends at byte {after}, and its record at byte {end}")
# this

