"""Serves whatever the path leads to.

base: reference
score: 3
caught by: tftp-server-refuses
message: RRQ ../secret.txt
hint: resolve the path
"""
# instead of
                if not path.is_relative_to(self.folder):
# this
                if not path:
