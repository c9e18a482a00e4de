"""Whose fault a failed meeting is, where the meeting alone does not show it.

How it works
------------
The course's own TCP takes part as one more student, whose parts are known to be right. Where a file just did not come,
each of the two is looked at apart: how did the client fetch from the course's own, and how did the server serve it? The
one that failed there, too, is at fault, or both are. If neither did, the meeting is held again twice with the same
seed, so with the same losses, each time with the course's own in the place of one of them.

An error is the fault of the side that raised it, with one exception: if the course's own raised one in its place, the
other side made it do so.
"""

from dataclasses import replace

from autograder.interop.meeting import REFEREE, Met

OTHER = {"client": "server", "server": "client"}


def settled(met: Met, client_alone: Met, server_alone: Met) -> Met:
    """A failed meeting with its culprit.

    `client_alone` is the same client's meeting with the course's own as its server, `server_alone` the same server's
    with the course's own as its client.
    """
    alone = {"client": client_alone, "server": server_alone}
    if met.culprit in OTHER:
        other = OTHER[met.culprit]
        if alone[other].culprit != met.culprit:
            return met
        return replace(met, culprit=other, evidence=_made(met.culprit, alone[other]))
    failed = [side for side, each in alone.items() if not each.whole and each.culprit != REFEREE]
    if met.culprit or not failed:
        return met
    if len(failed) == 2:
        return replace(met, culprit="both", evidence="both fail with the course's own TCP as well")
    [side] = failed
    evidence = f"this {side} fails with the course's own TCP as well, and the {OTHER[side]} does not"
    return replace(met, culprit=side, evidence=evidence)


def with_the_courses_own(met: Met, side: str) -> Met:
    """A failed meeting of a student, who was on this side, with the course's own: it is the student's fault."""
    if met.culprit in (side, REFEREE):
        return met
    evidence = _made(OTHER[side], met) if met.culprit else "the course's own TCP is on the other side"
    return replace(met, culprit=side, evidence=evidence)


def _made(place: str, met: Met) -> str:
    return f"the course's own TCP fails as well in the place of the {place}: {met.sentence}"
