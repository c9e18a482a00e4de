"""Takes a timeout for a full buffer, and waits for room whatever the caller wanted.

base: right_plain
score: 4
caught by: send-all-reset
message: TimeoutError, since the peer reads nothing for longer than t
hint: call it first, let that through
"""
# instead of
        except BlockingIOError:
# this
        except (BlockingIOError, TimeoutError):
