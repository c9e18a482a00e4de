"""Has no test for the end of the file.

base: reference
score: 1
caught by: fd-echo-pieces
message: had not returned
hangs: yes
hint: returns b'' again and again
"""
# instead of
        while piece := os.read(fd, 65536):
# this
        while True:
            piece = os.read(fd, 65536)
