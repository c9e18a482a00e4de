"""Tests that take long begin first, and those of one scope stay together."""

from pathlib import Path

import pytest

from tests.conftest import pytest_collection_modifyitems

FILES = {
    "test_plain.py": "def test_a(): ...\ndef test_b(): ...\n",
    "test_slow.py": "import pytest\npytestmark = pytest.mark.takes(40)\ndef test_a(): ...\ndef test_b(): ...\n",
    "test_slower.py": "import pytest\npytestmark = pytest.mark.takes(50)\nclass Test:\n    def test_a(self): ...\n",
}


class Collected:
    """Keeps the order of the tests that a run of pytest would have."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        pytest_collection_modifyitems(items)
        self.names = [item.nodeid for item in items]


def test_what_takes_longest_begins_first(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = takes: seconds\n")
    seen = Collected()
    quiet = ["--collect-only", "-qq", "-pno:cacheprovider", "-pno:faulthandler"]
    assert pytest.main([*quiet, f"--rootdir={tmp_path}", str(tmp_path)], [seen]) == 0
    assert [name.split("::", 1)[0] for name in seen.names] == [
        "test_slower.py",
        "test_slow.py",
        "test_slow.py",
        "test_plain.py",
        "test_plain.py",
    ]
    assert [name[-6:] for name in seen.names[1:]] == ["test_a", "test_b"] * 2
