"""What nbgrader expects of the environment that it runs in."""

import os
import sysconfig


def put_scripts_on_path() -> None:
    """Put this environment's programs first on PATH, once.

    nbgrader starts `alembic` by its bare name when it creates a gradebook, and leaves a half-made
    gradebook behind when there is none on PATH.
    """
    scripts = sysconfig.get_path("scripts")
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if places[0] != scripts:
        os.environ["PATH"] = os.pathsep.join([scripts, *(place for place in places if place != scripts)])
