"""The course's own types that may cross between judge and student: a list of its own, and a complete one."""

import dataclasses
import enum
import importlib
import importlib.util
from pathlib import Path

import pytest

import loopback
from autograder.wire import records
from autograder.wire.encoding import Malformed
from loopback import SYN, Datagram, Record, Response, Segment, Shutdown
from loopback.check import Outcome
from loopback.stack import Parts
from tests.support.setup_names import imported_by_setup_cells

STAY = {Parts}  # hold a student's classes, and so never leave the student's process
MANUSCRIPTS = sorted((Path(__file__).resolve().parents[3] / "manuscript").glob("*/*.py"))


def is_data(kind: object) -> bool:
    """Whether this is a type whose values a student's function may take, return or raise."""
    return isinstance(kind, type) and (
        dataclasses.is_dataclass(kind) or issubclass(kind, (enum.Enum, BaseException))
    )


def front() -> dict[str, type]:
    """The types of data that students import from loopback."""
    names = {name: getattr(loopback, name) for name in loopback.__all__}
    return {name: kind for name, kind in names.items() if is_data(kind)}


def given_by(manuscript: Path) -> dict[str, type]:
    """The types of data that a notebook's setup cells give to students."""
    names = {
        name: getattr(importlib.import_module(module), name)
        for module, name in imported_by_setup_cells(manuscript.read_text(encoding="utf-8"))
        if module not in ("loopback.peers", "loopback.check")  # these are for authors of tests
    }
    return {name: kind for name, kind in names.items() if is_data(kind) and kind not in STAY}


def test_every_type_of_data_in_the_students_front_may_cross() -> None:
    assert front().keys() <= records.TYPES.keys()


@pytest.mark.parametrize("manuscript", MANUSCRIPTS, ids=lambda path: path.stem)
def test_every_type_of_data_that_setup_cells_give_to_students_may_cross(manuscript: Path) -> None:
    missing = [name for name, kind in given_by(manuscript).items() if kind not in records.TYPES.values()]
    assert not missing, "Let these cross, in autograder/wire/records.py, or give them to tests only."


def test_no_type_may_cross_that_students_are_not_given() -> None:
    given = {kind for notebook in MANUSCRIPTS for kind in given_by(notebook).values()} | set(front().values())
    assert set(records.TYPES.values()) <= given


@pytest.mark.parametrize(
    "value",
    [
        Datagram(("a", 1), ("b", 2), b"!"),
        Segment(source_port=1, destination_port=2, seq=3),
        Segment(source_port=1, destination_port=2, seq=3, options=((2, b"\x05\xb4"), (4, b""))),
        Record("a.example", 1, 60, "192.0.2.1"),
        Response(7, 0, False, ("a.example", 16), [Record("a.example", 16, 60, b"\x00")]),
        SYN,
        Shutdown.BOTH,
    ],
)
def test_a_record_crosses_as_its_name_and_its_fields(value: object) -> None:
    special = records.to_special(value)
    assert special is not None and special[1][0] == type(value).__name__
    assert records.from_special(*special) == value


def test_in_the_fields_of_a_record_stands_nothing_but_plain_data_and_records() -> None:
    class Stranger:
        def __eq__(self, other: object) -> bool:
            return True

    for options in (Stranger(), (Stranger(),), ((2, Stranger()),), {2: [Stranger()]}):
        segment = Segment(source_port=1, destination_port=2, seq=3, options=options)  # type: ignore[arg-type]
        assert records.to_special(segment) is None, "it crosses as any other object does"
        fields = tuple(getattr(segment, field.name) for field in dataclasses.fields(segment))
        with pytest.raises(Malformed):
            records.from_special("record", ("Segment", fields))


def test_what_a_test_concludes_from_never_crosses() -> None:
    assert records.to_special(Outcome("call()", 5.0)) is None
    for kind in ("record", "member"):
        with pytest.raises(Malformed):
            records.from_special(kind, ("Outcome", ("call()", 5.0, b"right", None, False, None, 0.0)))


def test_a_record_of_a_reloaded_module_crosses_like_any_other() -> None:
    spec = importlib.util.find_spec("loopback.values")
    assert spec and spec.loader
    again = importlib.util.module_from_spec(spec)  # a second one, as `importlib.reload` leaves beside older names
    spec.loader.exec_module(again)
    given = again.Datagram(("127.0.0.1", 1), ("127.0.0.1", 2), b"abc")
    assert type(given) is not Datagram
    special = records.to_special(given)
    assert special
    assert records.from_special(*special) == Datagram(("127.0.0.1", 1), ("127.0.0.1", 2), b"abc")


def test_a_class_of_the_same_name_from_elsewhere_is_no_record() -> None:
    assert records.to_special(dataclasses.make_dataclass("Datagram", ["payload"])(b"abc")) is None
