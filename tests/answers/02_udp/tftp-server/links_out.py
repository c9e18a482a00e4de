"""Does not follow links before it looks.

base: reference
score: 3
caught by: tftp-server-refuses
message: RRQ link
hint: resolve the path
"""
# instead of
                path = (self.folder / name.decode()).resolve()
# this
                path = Path(os.path.normpath(self.folder / name.decode()))
# instead of
        kind, _, name = parse(request)
# this
        import os

        kind, _, name = parse(request)
