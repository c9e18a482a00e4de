"""Values differ from seed to seed and from name to name, and stay the same for one."""

import pytest

from loopback.check import seeded


def test_a_seed_fixes_the_values(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("LOOPBACK_SEED", raising=False)
    practice = seeded("a").random()
    monkeypatch.setenv("LOOPBACK_SEED", "practice")
    assert seeded("a").random() == practice != seeded("b").random()
    monkeypatch.setenv("LOOPBACK_SEED", "ada")
    assert seeded("a").random() != practice
