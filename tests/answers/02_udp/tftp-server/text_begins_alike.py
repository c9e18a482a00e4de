"""Compares the beginning of the path as text, without resolving it.

base: reference
score: 3
caught by: tftp-server-refuses
message: RRQ ../secret.txt
hint: resolve the path
"""
# instead of
                path = (self.folder / name.decode()).resolve()
                if not path.is_relative_to(self.folder):
# this
                path = self.folder / name.decode()
                if not str(path).startswith(str(self.folder)):
