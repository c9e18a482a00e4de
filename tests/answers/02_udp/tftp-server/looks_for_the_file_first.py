"""Looks whether there is such a file before it looks where the name leads.

base: reference
score: 3
caught by: tftp-server-refuses
message: where nothing is, is answered with ERROR 2
hint: look where a name leads before you look what is there
"""
# instead of
                if not path.is_relative_to(self.folder):
# this
                if path.exists() and not path.is_relative_to(self.folder):
