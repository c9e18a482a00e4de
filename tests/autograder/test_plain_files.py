"""Files below a folder that others write to: no link is followed, and nothing is waited for."""

import contextlib
import os
import socket
from pathlib import Path

import pytest

from autograder.plain_files import entries_below, kind_below, read_below, unreadable


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a plain file, two folders deep, and a secret outside of it."""
    (tmp_path / "secret" / "chapter").mkdir(parents=True)
    (tmp_path / "secret" / "chapter" / "one").write_text("secret")
    root = tmp_path / "submitted"
    (root / "ada" / "chapter").mkdir(parents=True)
    (root / "ada" / "chapter" / "one").write_text("hello")
    return root


def test_a_plain_file_is_read_up_to_a_limit(root: Path) -> None:
    assert read_below(root, ("ada", "chapter", "one"), 100) == b"hello"
    assert read_below(root, ("ada", "chapter", "one"), 2) == b"he"
    assert kind_below(root, ("ada", "chapter", "one")) == "file"
    assert kind_below(root, ("ada", "chapter", "two")) == kind_below(root, ("eve", "chapter", "one")) == ""


def test_the_folder_itself_may_be_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(root)
    assert read_below(tmp_path / "elsewhere", ("ada", "chapter", "one"), 100) == b"hello"


@pytest.mark.parametrize("link", ["ada", "ada/chapter", "ada/chapter/one"])
def test_no_part_of_a_path_may_be_a_link(root: Path, tmp_path: Path, link: str) -> None:
    old = root / link
    old.rename(tmp_path / "moved")
    old.symlink_to(tmp_path / "secret" / "/".join(link.split("/")[1:]))
    assert (root / "ada" / "chapter" / "one").read_text() == "secret"
    with pytest.raises(OSError) as told:
        read_below(root, ("ada", "chapter", "one"), 100)
    assert "link" in unreadable(told.value)


@pytest.mark.parametrize("part", ["..", ".", "", "a/b", "a\0b"])
def test_a_part_is_one_name(root: Path, part: str) -> None:
    with pytest.raises(OSError):
        read_below(root, ("ada", part, "one"), 100)
    assert kind_below(root, ("ada", part)) == ""
    with pytest.raises(OSError):
        entries_below(root, ("ada", part))


def test_pipes_devices_sockets_and_folders_are_named_and_not_waited_for(root: Path) -> None:
    folder = root / "ada" / "chapter"
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    (folder / "zeros").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(folder)
        server.bind("socket")
        os.chdir(here)
        found = dict(entries_below(root, ("ada", "chapter")))
        assert found == {
            "folder": "folder",
            "one": "file",
            "pipe": "pipe",
            "socket": "socket",
            "zeros": "link",
        }
        for name in found.keys() - {"one"}:
            with pytest.raises(OSError) as told:
                read_below(root, ("ada", "chapter", name), 100)
            assert found[name] in unreadable(told.value) and "Hand in the file itself." in unreadable(
                told.value
            )


def test_a_folder_of_many_files_is_read_up_to_a_limit(root: Path) -> None:
    for number in range(30):
        (root / "ada" / str(number)).touch()
    assert len(entries_below(root, ("ada",), most=20)) == 20


def test_no_descriptor_is_left_open(root: Path) -> None:
    (root / "ada" / "folder").mkdir()
    before = len(os.listdir("/proc/self/fd"))
    for parts in (
        ("ada", "chapter", "one"),
        ("ada", "folder"),
        ("ada", "none", "one"),
        ("ada", "chapter", ".."),
    ):
        for ask in (lambda parts: read_below(root, parts, 10), lambda parts: entries_below(root, parts)):
            with contextlib.suppress(OSError):
                ask(parts)
    assert len(os.listdir("/proc/self/fd")) == before
