"""Takes every error of send for a full buffer, and tries a dead connection for ever.

base: right_plain
score: 4
caught by: send-all-reset
message: had not returned
hangs: yes
hint: catch BlockingIOError only
"""
# instead of
        except BlockingIOError:
# this
        except OSError:
