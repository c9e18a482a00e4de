"""The environment's packages, the lab bench and the judge's own code are changed for those who come later.

place: before total
points: 0
says: SystemError: 0 changed
"""
import os
import site
import sys
import sysconfig

import autograder
import loopback

changed = 0
folders = [*site.getsitepackages(), *sysconfig.get_paths().values(), sys.prefix, sys.base_prefix]
folders += [os.path.dirname(module.__file__) for module in (autograder, loopback)]
for folder in folders:
    for name in ("hostile-was-here.pth", "sitecustomize.py", "__init__.py", "usercustomize.py"):
        try:
            with open(os.path.join(folder, name), "a") as file:
                file.write("\nimport os\n")
            changed += 1
        except OSError:
            pass
raise SystemError(f"{changed} changed")
