"""What all tests need of their surroundings."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from sqlalchemy import Engine, event

ROOT = Path(__file__).resolve().parent.parent

# How long an example takes says how busy the machine is, and nothing of the code.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


@pytest.fixture(autouse=True, scope="session")
def own_jupyter(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the reader's own Jupyter and IPython settings out, and let kernels import the packages."""
    home = tmp_path_factory.mktemp("jupyter")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    for variable in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        os.environ[variable] = str(home / variable.lower())
    os.environ.pop("LOOPBACK_SEED", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first, so that no worker is alone with it in the end (`--no-loadscope-reorder`)."""

    def seconds(item: pytest.Item) -> int:
        mark = item.get_closest_marker("takes")
        return mark.args[0] if mark else 0

    items.sort(key=seconds, reverse=True)


@event.listens_for(Engine, "connect")
def _do_not_wait_for_the_disk(connection: Any, _: object) -> None:
    """Nobody needs a test's gradebook after a power cut; nbgrader commits, and waits, cell by cell."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")
