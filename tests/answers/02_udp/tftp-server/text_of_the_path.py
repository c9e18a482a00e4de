"""Looks for ".." in the name only.

base: reference
score: 3
caught by: tftp-server-refuses
message: secret.txt is answered with ERROR 2
hint: resolve the path
"""
# instead of
                if not path.is_relative_to(self.folder):
# this
                if b".." in name:
