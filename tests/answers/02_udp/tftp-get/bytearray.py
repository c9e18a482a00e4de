"""Returns a bytearray.

base: reference
score: 1
caught by: tftp-get-blocks
message: hello.txt
hint: bytes
"""
# instead of
                return bytes(content)
# this
                return content
