"""Says in __exit__ that every exception has been dealt with.

base: reference
score: 4
caught by: tcp-stream-owner
message: nothing that is true
"""
# instead of
        self.close()
# this
        self.close()
        return True
