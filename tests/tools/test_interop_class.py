"""A made class of TCPs, wrong ones among them, meets: each failure is where it belongs."""

import dataclasses

import pytest

from tools.interop_class.kinds import AS_SERVER, BOTH, RIGHT, WRONG, class_of
from tools.interop_class.run import Outcome, meet, problems_of

pytestmark = pytest.mark.takes(20)

KINDS = {kind.name: kind for kind in WRONG}
CLASS = {"ada": RIGHT, "bob": RIGHT, "cat": KINDS["syn"], "dan": KINDS["missing"]}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return meet(tmp_path_factory.mktemp("four"), CLASS)


def test_each_failure_of_a_class_of_four_is_where_it_belongs(outcome: Outcome) -> None:
    assert {student: problems for student, problems in outcome.problems.items() if problems} == {}
    assert len(outcome.table.results) == 20 and not outcome.table.absent
    assert {pair[1] for pair in outcome.table.faults("cat")} == {"cat"}
    assert "was not handed in" in outcome.table.results["dan", "ada"].sentence
    assert "By the fault of cat" in outcome.page.read_text(encoding="utf-8")


def test_a_failure_that_is_blamed_on_another_and_one_that_does_not_come_would_be_seen(outcome: Outcome) -> None:
    failed = outcome.table.results["ada", "cat"]
    results = outcome.table.results | {("ada", "cat"): dataclasses.replace(failed, culprit="client")}
    blamed = problems_of(dataclasses.replace(outcome.table, results=results), CLASS)
    assert "is the fault of the server" in blamed["cat"][0]
    expected = CLASS | {"bob": dataclasses.replace(RIGHT, fails=BOTH)}
    assert "brought the file, and should not have" in problems_of(outcome.table, expected)["bob"][0]
    other = CLASS | {"cat": dataclasses.replace(RIGHT, name="syn")}
    assert any("should have brought the file" in each for each in problems_of(outcome.table, other)["ada"])


def test_a_class_of_30_has_twelve_right_ones_and_names_of_their_own() -> None:
    found = dict(class_of(30))
    assert len(found) == 30 and sum(kind is RIGHT for kind in found.values()) == 12
    assert {kind.name for kind in found.values() if kind.fails == AS_SERVER} == {"syn", "plain"}
