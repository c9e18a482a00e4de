"""Takes only an empty block for the last one.

base: reference
score: 1
caught by: tftp-get-blocks
message: hello.txt
hangs: yes
hint: fewer than 512 bytes is the last one
"""
# instead of
            if len(payload) < BLOCK:
# this
            if not payload:
