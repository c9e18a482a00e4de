"""A class in which much is damaged, late, misplaced, crashing or hostile: each gets the score that it must."""

from pathlib import Path

import pytest

from autograder import course_folder as courses
from tools.class_of.kinds import KINDS, students
from tools.class_of.run import Outcome, grade_a_class, wrong_scores

pytestmark = pytest.mark.takes(60)

DOZEN = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dozen")


@pytest.fixture(scope="module")
def outcome(folder: Path) -> Outcome:
    return grade_a_class(folder, DOZEN)


def test_every_score_is_the_one_that_it_must_be_though_the_grader_was_killed_midway(outcome: Outcome) -> None:
    assert outcome.problems == []
    assert outcome.kinds.keys() == {kind.name for kind in KINDS}
    assert 0 < outcome.before_the_kill < DOZEN, "it was killed midway"
    assert outcome.before_the_kill + outcome.graded_after == DOZEN


def test_a_wrong_score_would_be_seen(folder: Path, outcome: Outcome) -> None:
    handed = {name: each for name, _, each in students(DOZEN)}
    handed["right-000"] = handed["right-000"]._replace(points=4.0)
    [problem] = wrong_scores(courses.find(folder), handed)
    assert problem.startswith("right-000 (right) must get 4 points; the report has 5, nbgrader 5")


def test_the_shares_of_the_class_add_up_and_every_variant_has_its_turn_in_a_class_of_300() -> None:
    assert sum(kind.share for kind in KINDS) == 100
    class_list = list(students(300))
    assert len(class_list) == 300 and len({name for name, _, _ in class_list}) == 300
    for kind in KINDS:
        seen = {each.variant for _, own, each in class_list if own is kind}
        variants = list(kind.variants())
        assert len(seen) == min(len(variants), round(3 * kind.share))
