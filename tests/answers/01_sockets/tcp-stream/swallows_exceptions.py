"""Says in __exit__ that every exception has been dealt with.

base: reference
score: 5
caught by: tcp-stream-close
message: a with block that ends in a KeyError
hint: let it return nothing
"""
# instead of
        self.close()
# this
        self.close()
        return True
