"""Compares the beginning of the resolved path as text.

base: reference
score: 3
caught by: tftp-server-refuses
message: RRQ ../public-too/file is answered with ERROR 2
hint: compare by is_relative_to
"""
# instead of
                if not path.is_relative_to(self.folder):
# this
                if not str(path).startswith(str(self.folder)):
