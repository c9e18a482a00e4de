"""Folders in build/ in which tools make courses of their own."""

import shutil
from pathlib import Path

BUILD = Path(__file__).resolve().parents[1] / "build"


def build_folder(name: str) -> Path:
    """An empty folder of this name, in place of what was there."""
    folder = BUILD / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
