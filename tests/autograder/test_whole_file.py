"""Files that are written in one step, or not at all."""

from pathlib import Path

import pytest

from autograder.whole_file import write_whole


def test_a_file_that_a_full_disk_does_not_take_is_named_and_stays_as_it_was(tmp_path: Path) -> None:
    file, draft = tmp_path / "marks.json", tmp_path / "marks.json.draft"
    write_whole(file, "before")
    draft.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left") as error:
        write_whole(file, "after")
    assert error.value.filename == str(file)
    assert file.read_text() == "before" and not draft.is_symlink(), "half a draft would be in the way"
    write_whole(file, "after")
    assert file.read_text() == "after"
