"""The lab bench as a wheel, made from the files that are installed here: two wheels of the same bench are equal.

A wheel is a zip archive with a list of its files (PEP 427). Nothing is compiled, so no build tool is needed.
"""

import base64
import hashlib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from autograder.errors import UserError
from autograder.handout.archive import zipped
from autograder.up_to_date import digest

COURSE, NAME = "loopback-course", "loopback-bench"
LEFT_OUT = ("__pycache__", ".ipynb_checkpoints")


class Wheel(NamedTuple):
    """A wheel: its file's name, the version that pip knows it by, and its bytes."""

    name: str
    version: str
    content: bytes


def bench_wheel() -> Wheel:
    """The wheel of the package loopback; its version ends in a digest, so that pip takes another bench for another."""
    spec = find_spec("loopback")
    if spec is None or spec.origin is None:
        raise UserError("The package loopback is not installed. Install the course with `pip install .`.")
    package = Path(spec.origin).parent
    files = {
        f"loopback/{file.relative_to(package).as_posix()}": file.read_bytes()
        for file in sorted(package.rglob("*"))
        if file.is_file() and not any(part in LEFT_OUT for part in file.parts)
    }
    whole = digest(*(part for name, content in files.items() for part in (name, content)))
    course = _course()
    number = f"{course.version}+{whole[:8]}"
    stem = f"{NAME.replace('-', '_')}-{number}"
    inside = f"{stem}.dist-info"
    files[f"{inside}/METADATA"] = _metadata(number).encode()
    files[f"{inside}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: autograder\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    if licence := course.read_text("licenses/LICENSE"):
        files[f"{inside}/licenses/LICENSE"] = licence.encode()
    record = [f"{name},sha256={_hash(content)},{len(content)}" for name, content in files.items()]
    files[f"{inside}/RECORD"] = "\n".join([*record, f"{inside}/RECORD,,", ""]).encode()
    return Wheel(f"{stem}-py3-none-any.whl", number, zipped(files))


def requirements() -> list[str]:
    """What a student's Python needs beside the lab bench, with bounds: the course's own requirements."""
    wanted = _course().requires or []
    return [each.replace(" ", "") for each in wanted if ";" not in each]  # the others are an instructor's


def oldest_python() -> str:
    """The versions of Python that the course runs on, as `>=3.11`."""
    return str(_course().metadata["Requires-Python"])


def _course() -> Distribution:
    try:
        return distribution(COURSE)
    except PackageNotFoundError as error:
        raise UserError(f"{COURSE} is not installed. Install the course with `pip install .`.") from error


def _metadata(number: str) -> str:
    needs = "".join(f"Requires-Dist: {each}\n" for each in requirements())
    return (
        f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {number}\n"
        "Summary: The lab bench of a course on the transport layer: live peers, drawings, questions to the kernel\n"
        f"License: MIT\nRequires-Python: {oldest_python()}\n{needs}"
    )


def _hash(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
