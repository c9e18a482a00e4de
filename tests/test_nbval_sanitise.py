"""tests/nbval_sanitise.cfg: a stored output and a new one become the same, and no more than they must."""

import re
from pathlib import Path

import pytest
from nbval.plugin import get_sanitize_patterns

PATTERNS = get_sanitize_patterns((Path(__file__).parent / "nbval_sanitise.cfg").read_text(encoding="ascii"))


def sanitised(text: str) -> str:
    """Return `text` as nbval compares it."""
    for pattern, replacement in PATTERNS:
        text = re.sub(pattern, replacement, text)
    return text


@pytest.mark.parametrize(
    ("stored", "new"),
    [
        ("<function f at 0x…>", "<function f at 0x7f3a5c0b1e50>"),
        ("<__main__.Thing object at 0x…>", "<__main__.Thing object at 0x000001F2A7B3C4D0>"),
        ("Thing object at 0x… is closed", "Thing object at 0x7f00 is closed"),
        ("&lt;X object at 0x…&gt;", "&lt;X object at 0x7f00&gt;"),
        ('File "<cell>", line 3', 'File "/tmp/ipykernel_4711/1234567.py", line 3'),
        ("wrote tmp…/capture.pcap", "wrote tmpab3_9xyz/capture.pcap"),
        ("✓ a\n✓ b\n", "✓ a\n… " + "7 times the processor time so far: measured again, twice\n✓ b\n"),
        ('"model_id": "' + "0" * 32, '"model_id": "' + "0123456789abcdef" * 2),
    ],
)
def test_what_differs_between_runs_becomes_the_same(stored: str, new: str) -> None:
    assert stored != new
    assert sanitised(stored) == sanitised(new)


@pytest.mark.parametrize(
    "text", ["checksum 0xddf2", "seq 0xfffffffe", "the segment at 0x10 and on", "tmpfile"]
)
def test_numbers_that_a_reader_looks_at_are_compared(text: str) -> None:
    assert sanitised(text) == text
