"""Whose fault a failed meeting is, by how the two get on with the course's own TCP."""

import pytest

from autograder.interop.blame import settled, with_the_courses_own
from autograder.interop.meeting import REFEREE, Met

HELD, NOTHING = Met(True), Met(False, "nothing came")
CLIENT, SERVER, NOBODY = (Met(False, "it raised", culprit) for culprit in ("client", "server", REFEREE))


@pytest.mark.parametrize(
    ("met", "client_alone", "server_alone", "culprit"),
    [
        (NOTHING, NOTHING, HELD, "client"),
        (NOTHING, HELD, NOTHING, "server"),
        (NOTHING, NOTHING, NOTHING, "both"),
        (NOTHING, HELD, HELD, ""),
        (NOTHING, HELD, NOBODY, ""),
        (CLIENT, HELD, HELD, "client"),
        (CLIENT, HELD, NOTHING, "client"),
        (CLIENT, HELD, CLIENT, "server"),
        (SERVER, SERVER, HELD, "client"),
        (SERVER, HELD, SERVER, "server"),
        (NOBODY, NOTHING, HELD, REFEREE),
    ],
)
def test_who_fails_with_the_courses_own_too_is_at_fault_and_who_made_that_raise_an_error(
    met: Met, client_alone: Met, server_alone: Met, culprit: str
) -> None:
    found = settled(met, client_alone, server_alone)
    assert found.culprit == culprit and found.sentence == met.sentence
    assert bool(found.evidence) == (culprit != met.culprit)


def test_a_failure_with_the_courses_own_is_the_students_fault_and_never_when_the_referee_failed() -> None:
    assert with_the_courses_own(NOTHING, "server").culprit == "server"
    assert with_the_courses_own(NOBODY, "server") == NOBODY
    assert with_the_courses_own(SERVER, "server") == SERVER
    made = with_the_courses_own(CLIENT, "server")
    assert made.culprit == "server" and "in the place of the client: it raised" in made.evidence
