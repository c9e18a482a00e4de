"""Returns where the zero byte is, and not the byte behind it.

base: reference
score: 4
caught by: dns-name-labels
message: read_name
hint: the byte behind the zero byte
"""
# instead of
            return ".".join(labels), after or at + 1
# this
            return ".".join(labels), after or at
