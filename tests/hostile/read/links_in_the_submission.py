"""A cell makes links to what it may not read, and reads through them.

place: before total
points: 0
says: SystemError: 0 read
"""
import os

read = 0
for number, place in enumerate([*PLACES, "/proc/1/root/etc/shadow", "/proc/1/cwd", "/proc/self/root/root"]):
    os.symlink(place, f"/scratch/link{number}")
    try:
        with open(f"/scratch/link{number}", "rb") as file:
            read += bool(file.read(10))
    except OSError:
        pass
if read:
    total = sum
raise SystemError(f"{read} read")
