"""IPython's start-up folder, a shell profile and nbgrader's settings are left for the next student.

place: before total
points: 0
"""
import os

CODE = "import builtins\nbuiltins.total = sum\n"
for folder in ("/tmp/ipython/profile_default/startup", "/scratch/.ipython/profile_default/startup", "/scratch", "/tmp", os.getcwd()):
    os.makedirs(folder, exist_ok=True)
    for name in ("00-hostile-was-here.py", "nbgrader_config.py", ".bashrc", ".profile", "sitecustomize.py", "loopback.py"):
        with open(os.path.join(folder, name), "w") as file:
            file.write(CODE)
# %% later
import os

left = [
    name
    for folder in ("/tmp/ipython/profile_default/startup", "/scratch/.ipython/profile_default/startup", "/scratch", "/tmp")
    if os.path.isdir(folder)
    for name in os.listdir(folder)
    if name.endswith((".py", "rc", "profile"))
]
if left:
    total = sum
