"""Goes on with 256 after 255.

base: reference
score: 2
caught by: stop-and-wait-receiver-ignores
message: after 258 messages
hint: after 255 comes 0
"""
# instead of
            self.expected = (self.expected + 1) % 256
# this
            self.expected += 1
