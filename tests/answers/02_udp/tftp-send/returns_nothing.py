"""Returns nothing.

base: reference
score: 1
caught by: tftp-send-blocks
message: returns True
hint: returned nothing
"""
# instead of
            return False
    return True
# this
            return False
