"""Memory is taken in files that have no name and are mapped nowhere.

place: before tell-each
base: right
points: 5
says: PermissionError
"""
import os

kept = []
for _ in range(100):
    kept.append(os.memfd_create("kept"))
    os.write(kept[-1], b"x" * (4 << 20))
