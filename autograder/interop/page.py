"""The matrix of a tournament as a web page: who can talk to whom, whose fault it is where not, and each ladder."""

from collections import Counter
from collections.abc import Iterator

from autograder.feedback.document import captioned_table, document
from autograder.feedback.failure import picture
from autograder.feedback.markup import Markup, element, join
from autograder.interop.meeting import Met
from autograder.interop.referees import Pair
from autograder.interop.tournament import COURSES_OWN, SIDES, Table

HELD = "✓"
# Where a file did not come the sign points to the name of who is at fault: the row's, on the left, or the column's.
SIGNS = {"client": "←", "server": "↑", "both": "↖"}
UNKNOWN = "?"
_MEANINGS = {
    HELD: "the file came whole",
    "←": "it did not, by the fault of who fetches, on the left",
    "↑": "by the fault of who serves, above",
    "↖": "by the fault of both",
    UNKNOWN: "nobody can say by whose",
}


def sign_of(met: Met) -> str:
    """The sign of a meeting in the matrix."""
    return HELD if met.whole else SIGNS.get(met.culprit, UNKNOWN)


def meanings(table: Table) -> str:
    """What those signs mean that are in a table's matrix."""
    there = {sign_of(met) for met in table.results.values()}
    return "; ".join(f"{sign} {meaning}" for sign, meaning in _MEANINGS.items() if sign in there)


def said_most(table: Table, student: str) -> str:
    """What was said in most of the failures that are a student's fault; empty where there are none."""
    said = Counter(met.sentence for met in table.faults(student).values())
    return said.most_common(1)[0][0] if said else ""


def matrix_page(title: str, table: Table) -> str:
    """The page, which needs nothing but itself; no script runs in it."""
    failed = {pair: f"m{number}" for number, pair in enumerate(table.failed, 1)}
    whole = sum(met.whole for met in table.results.values())
    own = f" {COURSES_OWN} stands for the course's own answers." if COURSES_OWN in table.present else ""
    return document(
        title,
        element("h1", title),
        element("p", f"In {whole} of {len(table.results)} meetings the file came whole.", class_="total"),
        element("p", f"A row fetches a file, a column serves it, over a link that loses, doubles and delays.{own}"),
        element("p", meanings(table), class_="small"),
        _matrix(table, failed),
        *_by_student(table),
        *_absent(table),
        *_failures(table, failed),
    )


def _matrix(table: Table, failed: dict[Pair, str]) -> Markup:
    there = table.present
    columns = (element("th", str(number), scope="col", title=each) for number, each in enumerate(there, 1))
    corner, whole = (element("th", each, scope="col") for each in ("fetches ↓  serves →", "whole"))
    rows = (
        element(
            "tr",
            element("th", f"{number} {client}", scope="row"),
            *(_cell(table, failed, (client, server)) for server in there),
            element("td", table.tally(client), class_="whole"),
        )
        for number, client in enumerate(there, 1)
    )
    caption = element("caption", "Who can talk to whom; columns are numbered as the rows; a failure leads to its story")
    head = element("thead", element("tr", corner, *columns, whole))
    return element("table", caption, head, element("tbody", *rows), class_="matrix")


def _cell(table: Table, failed: dict[Pair, str], pair: Pair) -> Markup:
    if (met := table.results.get(pair)) is None:
        return element("td", "")
    client, server = pair
    who = f"{client} from {server}"
    if pair not in failed:
        return element("td", HELD, title=who)
    why = f"{who}: {_MEANINGS[sign_of(met)]}"
    return element("td", element("a", sign_of(met), href=f"#{failed[pair]}", aria_label=why), title=why, class_="not")


def _by_student(table: Table) -> Iterator[Markup]:
    """Who is at fault in how many meetings; nothing where all went well."""
    rows = []
    for student in table.present:
        if faults := table.faults(student):
            places = [sum(pair[place] == student for pair in faults) for place in SIDES.values()]
            rows.append((student, *map(str, places), said_most(table, student)))
    if rows:
        columns = ("at fault", "fetching", "serving", "what was said most often")
        caption = "Whose fault the failures are, and in how many meetings"
        yield captioned_table(caption, columns, rows, class_="faults")


def _absent(table: Table) -> Iterator[Markup]:
    if table.absent:
        yield element("h2", "Not in the table")
        yield element(
            "ul", *(element("li", element("strong", who), " ", why) for who, why in table.absent.items())
        )


def _failures(table: Table, failed: dict[Pair, str]) -> Iterator[Markup]:
    """Each failure, below the name of whose fault it is; one that is the fault of both below who fetched."""
    shown = set[Pair]()
    for student in table.present:
        faults = [pair for pair in table.faults(student) if pair not in shown]
        if faults:
            yield element("h2", f"By the fault of {student}")
        for pair in faults:
            yield from _failure(table.results[pair], pair, failed[pair])
        shown.update(faults)
    if rest := [pair for pair in failed if pair not in shown]:
        yield element("h2", "Nobody can say by whose fault")
        for pair in rest:
            yield from _failure(table.results[pair], pair, failed[pair])


def _failure(met: Met, pair: Pair, anchor: str) -> Iterator[Markup]:
    whose = f"{pair[SIDES[met.culprit]]}, the {met.culprit}: " if met.culprit in SIDES else ""
    yield element("h3", f"{pair[0]} fetches from {pair[1]}", id=anchor)
    yield element("p", join(whose, met.sentence), class_="said")
    if met.evidence:
        yield element("p", f"How that is known: {met.evidence}.", class_="facts")
    if met.ladder:
        yield element(
            "details",
            element("summary", f"The ladder{f', without {met.not_drawn:,} lines at its end' if met.not_drawn else ''}"),
            picture(met.ladder, "the segments of this meeting"),
        )
