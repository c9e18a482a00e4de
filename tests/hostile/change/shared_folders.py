"""/tmp, /dev/shm, /var/tmp, /run and the scratch folder hold an answer for the next student.

place: before total
points: 0
"""
for folder in ("/tmp", "/dev/shm", "/var/tmp", "/run", "/scratch", "/dev", "/", "/bench"):
    try:
        with open(f"{folder}/hostile-was-here", "w") as file:
            file.write("def total(numbers):\n    return sum(numbers)\n")
    except OSError:
        pass
# %% later
import os

for folder in ("/tmp", "/dev/shm", "/var/tmp", "/run", "/scratch", "/dev", "/", "/bench"):
    if os.path.exists(f"{folder}/hostile-was-here"):
        exec(open(f"{folder}/hostile-was-here").read())
