"""A feedback page says what was earned, what happened, and shows the student's own cell beside it."""

import re
from base64 import b64decode
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from autograder.feedback import ByHand, Item, Texts, page
from autograder.feedback.item import Late
from autograder.feedback.message import lines_named
from autograder.feedback.wording import MEANINGS
from autograder.grading.verdict import CellVerdict
from autograder.wire.results import TEST_STATUSES
from loopback.check.student_line import StudentLine
from tests.support.leaks import squeeze
from tests.support.verdicts import DRAWING, FAILURE, SOURCE, a_test, a_verdict, an_item, drawn

EMPTY = {"meta", "img", "br"}


def text(*items: Item) -> str:
    """The page of some items as its reader sees it."""
    body = page("ada", items).partition("<body>")[2]
    return squeeze(unescape(re.sub(r"<[^>]*>", " ", body)))


class Balance(HTMLParser):
    """Follows a page's elements, each of which must end where it began."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_total_and_each_exercise_have_their_points() -> None:
    said = text(an_item(a_test("pieces", "passed"), a_test("edge", maximum=3.0)))
    assert "Feedback for ada 2 of 5 points" in said
    assert "Exercise 1: read 2 of 5 points" in said
    assert "1 of 2 tests passed" in said


def test_several_notebooks_are_added_up() -> None:
    one = an_item(a_test("pieces", "passed"))
    said = text(one, replace(one, texts=Texts("Datagrams")))
    assert "4 of 4 points" in said and "Streams 01_sockets 2 of 2 Datagrams 01_sockets 2 of 2" in said


def test_a_failing_test_tells_its_story_part_by_part() -> None:
    made = page("ada", [an_item(a_test("pieces", failure=FAILURE))])
    assert '<li value="2">the peer sent b&#x27;he&#x27; (2 bytes)</li>' in made
    said = text(an_item(a_test("pieces", failure=FAILURE)))
    assert "It gathers pieces. does not hold yet · 0 of 2 points" in said
    assert "Expected b'hello' Got recv_exactly(sock, 5) had not returned" in said
    assert "Where to look: Recv(n) promises at most n bytes" in said
    assert said.count("you connected to the peer") == 1


def test_the_student_s_cell_stands_beside_it_with_the_line_that_the_test_names() -> None:
    made = page("ada", [an_item(a_test("pieces", failure=FAILURE))])
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", made, re.DOTALL)
    assert (
        len(marked) == 1 and "line 2, named by a message" in marked[0] and "data = sock.recv(n)" in marked[0]
    )
    for line in SOURCE.splitlines():
        assert line in made


def test_a_line_of_another_cell_is_not_marked() -> None:
    assert lines_named(FAILURE.lines, SOURCE) == {2}
    assert lines_named(FAILURE.lines, "import socket\nother = 3\n") == set()
    assert lines_named([StudentLine(99999999999999, "f", "x"), StudentLine(0, "f", "")], SOURCE) == set()


def test_a_drawing_is_an_image_with_its_own_words_as_alternative_text() -> None:
    made = page("ada", [an_item(a_test("pieces", failure=drawn()))])
    found = re.search(
        r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]*)" width="300" height="120">', made
    )
    assert found and b64decode(found[1]).decode() == DRAWING
    assert found[2] == "you send SYN &amp; the peer answers."
    assert made.count("<svg") == 0


def test_a_drawing_without_words_has_the_story_as_alternative_text() -> None:
    made = page("ada", [an_item(a_test("pieces", failure=drawn("<svg/>")))])
    assert "2. the peer answered" in re.findall(r'alt="([^"]*)"', made)[0]


def test_a_passed_test_shows_what_held() -> None:
    said = text(an_item(a_test("pieces", "passed", output="✓ five bytes come out\n✓ none too\n")))
    assert "passed · 2 of 2 points ✓ five bytes come out ✓ none too" in said


@pytest.mark.parametrize("status", sorted(set(TEST_STATUSES) - {"passed", "failed"}))
def test_every_other_outcome_says_what_it_means_and_what_to_do(status: str) -> None:
    assert squeeze(MEANINGS[status]) in text(an_item(a_test("pieces", status, message="The message.")))


def test_the_same_failure_of_neighbouring_tests_is_told_once() -> None:
    message = "recv_exactly is not written yet."
    unwritten = [a_test(slug, "not written", message=message) for slug in ("pieces", "edge", "large")]
    said = text(an_item(*unwritten))
    assert said.count(message) == 1 and said.count("not written yet · 0 of 2 points") == 3


def test_how_the_process_ended_is_a_sentence_of_its_own() -> None:
    said = text(an_item(a_test("pieces", "crashed", failure=FAILURE, ending="ended by SIGSEGV")))
    assert "It was ended by SIGSEGV." in said and "n bytes (ended" not in said


def test_a_mark_and_a_comment_given_by_hand_are_shown_and_count() -> None:
    by_hand = {
        "pieces": ByHand(points=1.5, extra=0.25),
        "recv-exactly": ByHand(comment="Almost: look at line 2."),
    }
    said = text(an_item(a_test("pieces"), a_test("edge", "passed"), by_hand=by_hand))
    assert "3.75 of 4 points" in said
    assert "1.75 of 2 points · marked by hand" in said
    assert "Your instructor says: Almost: look at line 2." in said


def test_cells_that_stopped_are_listed_but_not_those_that_are_meant_to() -> None:
    cells = [
        CellVerdict(
            "cell 4",
            "raised",
            "ZeroDivisionError: division by zero",
            line=StudentLine(1, "<module>", "1 / 0"),
        ),
        CellVerdict("cell 6", "raised", "BlockingIOError: as it should"),
        CellVerdict("cell 8", "timed out", "The cell was stopped after 15 seconds."),
        CellVerdict("cell 9", "ran"),
    ]
    own = {"recv-exactly": SOURCE, "cell 4": "1 / 0", "cell 6": "block()", "cell 8": "while True: pass"}
    item = replace(an_item(a_test("pieces"), cells=cells), cells=own, meant=frozenset(["cell 6"]))
    said = text(item)
    assert "Cell 4 raised an error" in said and "ZeroDivisionError: division by zero" in said
    assert "Cell 8 was stopped" in said
    assert "Cell 6" not in said and "Cell 9" not in said
    assert "(line 1, named by a message) 1 / 0" in said


def test_a_solution_that_raised_says_so_beside_it() -> None:
    cells = [CellVerdict("recv-exactly", "raised", "SyntaxError: invalid syntax")]
    said = text(an_item(a_test("pieces", "missing", message="recv_exactly is not defined"), cells=cells))
    assert "Your cell It raised an error" in said and "SyntaxError: invalid syntax" in said


def test_a_notebook_that_cannot_be_read_says_what_to_do() -> None:
    problem = "streams.ipynb is empty. Save the notebook, and hand it in again."
    item = Item(a_verdict(a_test("pieces", "missing", message=problem), problem=problem), {})
    assert "This notebook could not be read." in text(item) and "hand it in again" in text(item)


def test_being_late_is_told_with_what_it_costs_and_is_in_every_total() -> None:
    late = replace(an_item(a_test("pieces", "passed"), a_test("edge", "passed")), late=Late(97_200.0, 3.0))
    in_time = an_item(a_test("pieces", "passed"))
    said = text(late, in_time)
    assert "Handed in 27 hours after the due date, which costs 3 points." in said
    assert "Feedback for ada 3 of 6 points" in said and "Late -3 All 1 of 4" in said
    free = text(replace(in_time, late=Late(300.0)))
    assert "Handed in 5 minutes after the due date." in free and "2 of 2 points" in free


def test_penalties_take_nothing_below_nothing_and_a_chapter_s_notebooks_stand_together() -> None:
    # A mark that was lowered by hand since leaves a penalty larger than the notebook's points.
    late = replace(an_item(a_test("pieces", "passed")), late=Late(60.0, 3.0))
    assert "Feedback for ada 0 of 2 points" in text(late)
    assert "Feedback for ada 1 of 6 points" in text(late, an_item(a_test("edge", "passed", maximum=4.0)))


def test_files_that_are_not_graded_are_named_also_where_there_is_nothing_else() -> None:
    astray = [("sums/<b>work</b>.rar", "is an archive that is not opened here.")]
    said = squeeze(unescape(re.sub(r"<[^>]*>", " ", page("ada", [], astray).partition("<body>")[2])))
    assert "Handed in, and not graded" in said and "sums/<b>work</b>.rar is an archive" in said
    balance = Balance()
    balance.feed(page("ada", [], astray))
    assert balance.open == []
    assert "Handed in, and not graded" not in text(an_item(a_test("pieces", "passed")))


def test_an_answer_handed_in_since_is_not_shown_beside_old_marks() -> None:
    said = text(Item(a_verdict(a_test("pieces")), {}, newer=True))
    assert "handed this notebook in again after it was graded" in said


def test_notes_say_what_was_changed() -> None:
    item = Item(a_verdict(a_test("pieces"), notes=["edge was deleted; it was put back."]), {})
    assert "edge was deleted; it was put back." in text(item)


def test_a_very_long_cell_and_a_very_long_list_are_cut_short() -> None:
    cells = [CellVerdict(f"cell {n}", "raised", "Error") for n in range(1000)]
    made = page(
        "ada", [replace(an_item(a_test("pieces"), cells=cells), cells={"recv-exactly": "x = 1\n" * 10**6})]
    )
    assert len(made) < 200_000
    assert "The rest is not shown." in made and "980 more cells" in made


def test_the_page_is_well_formed_and_its_headings_skip_no_level() -> None:
    item = an_item(a_test("pieces", failure=drawn()), a_test("edge", "passed"))
    follow = Balance()
    follow.feed(page("ada", [item, item]))
    assert follow.open == [] and len(set(follow.ids)) == len(follow.ids)
    assert follow.headings[0] == 1
    assert all(
        after <= before + 1 for before, after in zip(follow.headings, follow.headings[1:], strict=False)
    )


def test_the_same_verdict_makes_the_same_page() -> None:
    item = an_item(a_test("pieces", failure=FAILURE))
    assert page("ada", [item]) == page("ada", [item])


def test_every_hint_is_told_the_first_under_its_heading() -> None:
    said = text(an_item(a_test("pieces", failure=FAILURE)))
    assert "Where to look: Recv(n) promises at most n bytes A thread of yours died" in said


def test_an_earlier_failure_of_the_same_exercise_is_named_before_the_claim() -> None:
    said = text(an_item(a_test("pieces", failure=FAILURE), a_test("edge", failure=drawn(), earlier="pieces")))
    assert "An earlier test of this exercise has failed: It gathers pieces. Look there first" in said


def test_an_earlier_failure_of_the_exercise_that_this_one_continues_is_named_with_it() -> None:
    other = replace(a_test("pieces", failure=FAILURE), exercise="queue")
    said = text(an_item(other, a_test("edge", failure=drawn(), earlier="pieces")))
    assert "This continues “queue”, of which a test has failed: It gathers pieces. Look there first" in said


def test_the_middle_of_a_long_log_is_left_out() -> None:
    long = replace(FAILURE, steps=tuple(f"step {n}" for n in range(100)))
    said = text(an_item(a_test("pieces", failure=long)))
    assert "… 76 more steps …" in said and "step 11 " in said and "step 50" not in said and "step 99" in said
