"""Lets "port unreachable" through.

base: reference
score: 3
caught by: tftp-send-ends
message: closed port
hint: catch it
"""
# instead of
        except ConnectionError:
            return False
# this
        except ConnectionAbortedError:
            return False
