"""Tries again after every error of os.write.

base: reference
score: 3
caught by: fd-echo-errors
message: had not returned
hangs: yes
hint: catch BlockingIOError only
"""
# instead of
                except BlockingIOError:
# this
                except OSError:
