"""tools.lab: the student's release is laid out, and a student's work is never overwritten."""

from pathlib import Path

import pytest

from tools.lab import __main__ as program
from tools.lab import jupyter
from tools.lab.layout import RECORD, lay_out

NAME = "01_sockets/streams.ipynb"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release of one notebook."""
    (tmp_path / "release" / NAME).parent.mkdir(parents=True)
    (tmp_path / "release" / NAME).write_text("first edition", encoding="utf-8")
    return tmp_path / "release"


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """Where the student will work."""
    return tmp_path / "lab"


def text(lab: Path) -> str:
    """Return what the student's notebook holds."""
    return (lab / NAME).read_text(encoding="utf-8")


def test_the_release_is_laid_out_and_a_second_time_nothing_is_done(release: Path, lab: Path) -> None:
    assert list(lay_out(release, lab)) == [f"laid out {lab / NAME}"]
    assert text(lab) == "first edition"
    assert list(lay_out(release, lab)) == []
    files = [each.relative_to(lab).as_posix() for each in lab.rglob("*") if each.is_file()]
    assert sorted(files) == [RECORD, NAME]


def test_a_notebook_that_nobody_edited_is_renewed(release: Path, lab: Path) -> None:
    list(lay_out(release, lab))
    (release / NAME).write_text("second edition", encoding="utf-8")
    assert list(lay_out(release, lab)) == [f"renewed {lab / NAME}"]
    assert text(lab) == "second edition"


@pytest.mark.parametrize(
    ("edition", "said"), [("first edition", "which you edited"), ("second edition", "has a newer one")]
)
def test_an_edited_notebook_is_kept_and_that_is_said(
    release: Path, lab: Path, edition: str, said: str
) -> None:
    list(lay_out(release, lab))
    (lab / NAME).write_text("my work", encoding="utf-8")
    (release / NAME).write_text(edition, encoding="utf-8")
    for _ in range(2):
        (line,) = lay_out(release, lab)
        assert said in line
        assert text(lab) == "my work"


@pytest.mark.parametrize("record", [None, "", "[]", "{"])
def test_without_a_readable_record_every_file_counts_as_edited(
    release: Path, lab: Path, record: str | None
) -> None:
    (lab / NAME).parent.mkdir(parents=True)
    (lab / NAME).write_text("my work", encoding="utf-8")
    if record is not None:
        (lab / RECORD).write_text(record, encoding="utf-8")
    list(lay_out(release, lab))
    assert text(lab) == "my work"


def test_a_notebook_that_was_deleted_is_laid_out_afresh(release: Path, lab: Path) -> None:
    list(lay_out(release, lab))
    (lab / NAME).unlink()
    assert list(lay_out(release, lab)) == [f"laid out {lab / NAME}"]
    assert text(lab) == "first edition"


def test_without_a_release_the_command_that_makes_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "ROOT", tmp_path)
    assert program.main([]) == 1
    assert "autograder release" in capsys.readouterr().err


def test_jupyterlab_listens_on_loopback_only_at_a_free_port(tmp_path: Path) -> None:
    words = jupyter.command(tmp_path, browser=False)
    assert {"--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--no-browser"} < set(words)
    assert "--no-browser" not in jupyter.command(tmp_path)
