"""Each row holds for the course's TCP and for the Linux kernel, and is crossed for a TCP with its fault."""

import sys
from dataclasses import replace
from typing import Any

import pytest

from loopback.conformance import ROWS, MakeTCP, Row, ask_kernel, ask_stack
from loopback.conformance.rows import closing, meeting, opening, receiving, sending
from tests.support import faulty_tcp as faults
from tools.conformance import reference

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
OUTSIDE = receiving.ROWS[-len(receiving.WAYS) :]
LOSS = meeting.ROWS[1:]

# Each fault, and the rows that must be crossed for it.
FAULTS: list[tuple[dict[str, Any], tuple[Row, ...]]] = [
    ({"comes": faults.knows_no_crossing}, (opening.both_at_once,)),
    ({"goes": faults.acknowledges_too_little}, (opening.called, opening.calling, opening.third_lost)),
    (
        {"goes": faults.never_repeats},
        (
            *(opening.syn_lost, opening.syn_ack_lost, closing.fin_lost),
            *(sending.again, sending.measured, sending.not_measured, sending.three_duplicates, *LOSS),
        ),
    ),
    (
        {"answers": faults.chatters},
        (
            *(
                opening.called,
                opening.reset_in_syn_sent,
                opening.reset_in_syn_received,
                opening.ack_in_listen,
            ),
            *(receiving.rides_on_data, sending.old_acknowledgement, *OUTSIDE),
            *(closing.reset_in_time_wait, closing.reset_in_fin_wait_2, closing.after_the_end),
        ),
    ),
    (
        {"comes": faults.believes_resets},
        (opening.reset_in_syn_sent, closing.reset_beside_the_number, *OUTSIDE),
    ),
    (
        {"comes": faults.believes_acknowledgements},
        (opening.wrong_ack_in_syn_received, opening.wrong_ack_in_syn_sent),
    ),
    ({"comes": faults.sends_1460_to_all}, (sending.announced_mss, sending.default_mss)),
    ({"comes": faults.has_signed_windows}, (sending.large_window,)),
    (
        {"comes": faults.sees_no_window},
        (opening.window_in_a_syn, sending.window_kept, sending.closed_window, receiving.rides_on_data),
    ),
    ({"comes": faults.keeps_the_smallest_window}, (sending.window_taken_back, sending.closed_window)),
    (
        {"comes": faults.takes_in_order_only},
        (receiving.backwards, receiving.overlapping, receiving.end_twice),
    ),
    ({"comes": faults.is_deaf_once_closed}, (closing.half_closed,)),
    ({"comes": faults.loses_single_bytes}, (meeting.sizes,)),
    ({"comes": faults.counts_data_as_duplicates}, (sending.data_is_no_duplicate,)),
    (
        {"goes": faults.counts_no_fin},
        (closing.closes_first, closing.closes_second, closing.both_close, closing.fin_comes_again),
    ),
    ({"goes": faults.takes_room_back}, (receiving.edge_stays,)),
    (
        {"goes": faults.never_resets},
        (opening.ack_in_listen, opening.wrong_ack_in_syn_received, closing.after_the_end),
    ),
    ({"answers": faults.ignores_what_is_far}, OUTSIDE),
    (
        {"answers": faults.ignores_acks_of_the_future},
        (sending.never_sent, closing.never_sent_after_close),
    ),
    ({"answers": faults.ignores_syns}, (closing.syn_in_the_window,)),
    ({"made": faults.forgets_early_data}, (opening.written_early,)),
    ({"made": faults.writes_nothing_in_close_wait}, (closing.sends_half_closed,)),
    (
        {"made": faults.never_ends},
        (sending.given_up, closing.reset_in_time_wait, closing.reset_in_fin_wait_2),
    ),
    ({"sender": faults.never_backs_off}, (sending.again,)),
    ({"sender": faults.probes_at_one_pace}, (sending.closed_window,)),
    ({"sender": faults.never_measures}, (sending.measured,)),
    ({"sender": faults.forgets_the_longer_wait}, (sending.not_measured,)),
    ({"sender": faults.sees_no_duplicates}, (sending.three_duplicates,)),
]


def by_section(row: Row) -> str:
    """The row's section and name, as the name of its test."""
    return f"{row.section}: {row.name}"


@pytest.fixture(scope="module")
def my_tcp() -> MakeTCP:
    return reference()


@pytest.mark.parametrize("row", ROWS, ids=by_section)
def test_the_courses_tcp_does_it(row: Row, my_tcp: MakeTCP):
    result = ask_stack(my_tcp, row)
    assert result.held is not False, f"{result.said}\n{result.ladder}"
    assert (result.held is None) == bool(row.stack)


@needs_linux
@pytest.mark.parametrize("row", [row for row in ROWS if not row.linux], ids=by_section)
def test_the_linux_kernel_does_it(row: Row):
    result = ask_kernel(row)
    assert result.held, f"{result.said}\n{result.ladder}"


def fault_name(given: object) -> str:
    return str(next(iter(given.values())).__name__) if isinstance(given, dict) else ""


@pytest.mark.parametrize(("fault", "rows"), FAULTS, ids=fault_name)
def test_a_fault_is_crossed(fault: dict[str, Any], rows: tuple[Row, ...], my_tcp: MakeTCP):
    make = faults.faulty(my_tcp, **fault)
    results = {row.name: ask_stack(make, row) for row in rows}
    assert [name for name, result in results.items() if result.held is not False] == []
    for result in results.values():
        assert result.said.endswith(".")
        assert result.ladder is not None


def test_each_row_of_the_courses_tcp_is_crossed_for_a_fault():
    crossed = {row.name for _, rows in FAULTS for row in rows}
    assert {row.name for row in ROWS if not row.stack} == crossed


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.stack and "leave" not in row.stack], ids=by_section
)
def test_a_row_of_linux_alone_is_crossed_for_a_tcp_without_it(row: Row, my_tcp: MakeTCP):
    result = ask_stack(my_tcp, replace(row, stack=""))
    assert not result.held, by_section(row)


def test_no_two_rows_have_one_name():
    assert len({row.name for row in ROWS}) == len(ROWS)
