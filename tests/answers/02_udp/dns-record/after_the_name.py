"""Goes on where the name in the data ended.

base: reference
score: 2
caught by: dns-record-liars
message: 
"""
# instead of
        if after != end:
            raise Malformed(f"a name ends at byte {after}, and its record at byte {end}")
# this
        end = after
