"""Refuses 40 bytes of options.

base: reference
score: 4
caught by: tcp-build-edges
message: as long as a header can be
hint: 40 bytes of options just fit
"""
# instead of
    if len(options) > 40:
# this
    if len(options) > 39:
