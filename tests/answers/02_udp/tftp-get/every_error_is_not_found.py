"""Takes every ERROR for a file that is not there.

base: reference
score: 3
caught by: tftp-get-errors
message: secret.txt
hint: every other code
"""
# instead of
                error = FileNotFoundError if number == 1 else ConnectionAbortedError
# this
                error = FileNotFoundError
