"""Takes a timeout for a full buffer, and waits for room whatever the caller wanted.

base: right_plain
score: 4
caught by: send-all-reset
message: the caller's
"""
# instead of
        except BlockingIOError:
# this
        except (BlockingIOError, TimeoutError):
