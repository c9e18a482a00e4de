"""A class that has failed a test in a notebook, and what continues it."""

import pytest

from loopback.check import check_steps
from loopback.check.claim import CheckFailed
from loopback.check.failed_before import failed_alike, failed_before


def classes(module: str = "__main__") -> tuple[type, type, type]:
    """Three classes, each of which continues the one before, as if they were defined in that module."""
    first = type("First", (), {"__module__": module})
    second = type("Second", (first,), {"__module__": module})
    return first, second, type("Third", (second,), {"__module__": module})


def test_the_class_that_others_continue_is_named_first() -> None:
    first, second, third = classes()
    assert failed_before(first(), "it counts") == []
    said = ["First has failed a test already (it counts): mend that first"]
    assert failed_before(second(), "it waits") == said
    assert failed_before(third(), "it ends") == said


def test_a_class_that_failed_another_test_is_named_and_the_same_test_is_not() -> None:
    _, second, _ = classes()
    assert failed_before(second(), "it waits") == []
    assert failed_before(second(), "it waits") == []
    assert failed_before(second(), "it ends") == ["Second has failed a test already (it waits): mend that first"]


def test_a_class_that_is_defined_anew_has_not_failed() -> None:
    first, *_ = classes()
    failed_before(first(), "it counts")
    again, *_ = classes()
    assert failed_before(again(), "it ends") == []


def test_what_no_notebook_defines_is_not_remembered() -> None:
    first, second, _ = classes("autograder.judge.handles")
    failed_before(first(), "it counts")
    assert failed_before(second(), "it waits") == []
    assert failed_before([], "it waits") == failed_before([], "it ends") == []


def test_a_failing_step_says_so_before_its_own_hints() -> None:
    first, second, _ = classes()
    failed_before(first(), "it counts")
    with pytest.raises(CheckFailed) as failed:
        check_steps("it waits", second(), "go > 7  # a hint", lambda machine, event, now: "8")
    assert failed.value.failure.hints == (
        "First has failed a test already (it counts): mend that first",
        "a hint",
    )


def cell(name: str, function: object, claim: str) -> str:
    """What a test cell is told whose claim about a function fails."""
    names: dict[str, object] = {"failed_alike": failed_alike, "function": function, "claim": claim}
    exec(compile("def test():\n    return failed_alike(function, claim)\nsaid = test()", name, "exec"), names)
    return str(names["said"])


def server(module: str = "__main__") -> object:
    def serve() -> None:
        pass

    serve.__module__ = module
    return serve


def test_a_claim_that_failed_in_another_cell_of_a_notebook_is_not_mended_there() -> None:
    written = server()
    assert cell("first", written, "Ada hears Bob") == ""
    assert cell("first", written, "Ada hears Bob") == ""  # the cell is run again
    assert cell("second", written, "Ada hears Cat") == ""
    said = "serve has failed a test before this one in the same way: mend that first"
    assert cell("second", written, "Ada hears Bob") == said
    assert cell("second", server(), "Ada hears Bob") == ""  # the function is defined anew
    assert [cell(name, server("autograder"), "Ada hears Bob") for name in ("first", "second")] == ["", ""]
