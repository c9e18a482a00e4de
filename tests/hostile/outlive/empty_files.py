"""A hundred thousand empty files are made, which take memory of the kernel's and none of their own.

place: before total
base: right
points: 5
says: SystemError: few
"""

made = 0
try:
    while made < 100_000:
        open(f"/tmp/{made}", "x").close()
        made += 1
except OSError:
    pass
raise SystemError("few" if 0 < made < 10_000 else f"{made} files")
