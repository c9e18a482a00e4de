"""What keeps a notebook's steps small, and lets everything that is asked be seen: style.md's numbers."""

import ast
import re
from collections.abc import Iterator

from autograder import regions
from tools.press import syntax
from tools.press.manuscript import Cell

MOST_EXERCISES = 6  # four kinds of work fill a sitting; one that is cut into steps (echo, handshake) makes two more
LONGEST_SOLUTION = 30  # lines that a student writes, blank ones aside
LONGEST_TEST = 40  # lines
MOST_ROWS = 8  # of a contract
SHORTEST_SENTENCE = 3  # words
WATCH = "try_out"  # of the lab bench: runs a try cell under the same watch as a test
WATCH_IT = f"Put what uses the exercise under `@{WATCH}`: an error or a hang is then told of in a sentence."
QUESTIONS = re.compile(r"what does (this|it) return", re.IGNORECASE)
QUESTION = re.compile(r"\d+\. ")

Found = Iterator[tuple[int, str]]


def step_problems(cells: list[Cell]) -> Found:
    """Yield (line of the file, what is wrong and the remedy) for each step that is too large or not to be seen."""
    exercises = [cell for cell in cells if cell.role == "solution"]
    for cell in exercises[MOST_EXERCISES:]:
        text = f"{len(exercises)} exercises in one notebook; at most {MOST_EXERCISES} are a sitting's work. Split it."
        yield cell.line, text
        break
    answers = {name for cell in exercises for name in _definitions(cell)}
    for cell in cells:
        if cell.kind == "markdown":
            yield from _contract(cell)
            yield from _questions(cell)
        elif syntax.fault(cell.source) is None:
            if cell.role == "solution":
                yield from _solution(cell)
            elif cell.role == "tests":
                yield from _test(cell)
            elif "try" in cell.tags:
                yield from _try(cell, answers)


def _solution(cell: Cell) -> Found:
    size = solution_size(cell.source)
    if size > LONGEST_SOLUTION:
        text = (
            f"a solution of {size} lines; at most {LONGEST_SOLUTION} are a step. "
            "Split the exercise: the next one continues the same function or class."
        )
        yield cell.line, text


def _contract(cell: Cell) -> Found:
    if cell.role != "contract":
        return
    lines = cell.source.splitlines()
    rules = sum(line.startswith("|") and set(line) <= set("|:- ") for line in lines)
    rows = sum(line.startswith("|") for line in lines) - 2 * rules  # a table's first row is its heading
    if rows > MOST_ROWS:
        text = f"a contract of {rows} rows; at most {MOST_ROWS} can be kept in mind. Split the exercise."
        yield cell.line, text


def _test(cell: Cell) -> Found:
    length = len(cell.source.splitlines())
    if length > LONGEST_TEST:
        text = (
            f"a tests cell of {length} lines; at most {LONGEST_TEST} are read. "
            "Split it, or make a helper of the lab bench out of what is not particular to it."
        )
        yield cell.line, text
    lines = cell.source.splitlines()
    begins = [number for number, line in enumerate(lines, 1) if f"BEGIN {regions.HIDDEN_TESTS}" in line]
    if not begins or any(regions.faults(cell.source, regions.HIDDEN_TESTS)):
        return
    visible = next(visible_statements(cell.source), None)
    if visible is None or visible > begins[0]:
        text = (
            "a tests cell whose first case is hidden. Begin it with a visible case of the same behaviour: "
            "what is asked can be seen."
        )
        yield cell.line, text
    for begin in begins:
        if not _says_something(lines[: begin - 1]):
            text = (
                "a hidden part without a sentence in front. Say in a comment above it what it covers, "
                'as in "# Hidden until grading: other sizes, on IPv6 too."'
            )
            yield cell.line + begin, text


def _says_something(lines: list[str]) -> bool:
    """Return whether the lines end in a comment that is a sentence, of more than that the rest is hidden."""
    comment: list[str] = []
    for line in reversed(lines):
        if not line.lstrip().startswith("# "):
            break
        comment.insert(0, line.strip().removeprefix("# "))
    sentence = re.sub(
        r"(?i)^(the rest (of this cell )?is )?hidden until grading\b[:,]?", "", " ".join(comment)
    )
    return sentence.endswith(".") and len(sentence.split()) >= SHORTEST_SENTENCE


def _try(cell: Cell, answers: set[str]) -> Found:
    tree = syntax.parse(cell.source)
    if not any(isinstance(node, ast.Name) and node.id == WATCH for node in ast.walk(tree)):
        yield cell.line, f"a try cell without {WATCH}. {WATCH_IT}"
        return
    for node in _unwatched(tree):
        if isinstance(node, ast.Name) and node.id in answers:
            yield cell.line + node.lineno, f"a try cell uses {node.id} outside {WATCH}. {WATCH_IT}"
            return


def _unwatched(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes below `node` that try_out does not run."""
    for child in ast.iter_child_nodes(node):
        decorators = getattr(child, "decorator_list", [])
        if any(isinstance(each, ast.Name) and each.id == WATCH for each in decorators):
            continue
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == WATCH:
            continue
        yield child
        yield from _unwatched(child)


def _definitions(cell: Cell) -> Iterator[str]:
    """Yield the names of the functions and classes that a solution cell defines."""
    if syntax.fault(cell.source) is None:
        for node in syntax.parse(cell.source).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield node.name


def _questions(cell: Cell) -> Found:
    if cell.role == "contract" or not QUESTIONS.search(cell.source):
        return
    lines = cell.source.splitlines()
    heading = next(number for number, line in enumerate(lines, 1) if QUESTIONS.search(line))
    questions = [number for number in range(heading + 1, len(lines) + 1) if QUESTION.match(lines[number - 1])]
    for question, end in zip(questions, [*questions[1:], len(lines) + 1], strict=True):
        if "<details>" not in "\n".join(lines[question - 1 : end - 1]):
            text = (
                "a question without an answer. Fold one below it: <details><summary>Answer</summary>, "
                "a blank line, the answer, </details>."
            )
            yield cell.line + question, text


def solution_size(source: str) -> int:
    """Return how many lines of a solution are the student's to write, blank ones aside."""
    lines = source.splitlines()
    return sum(bool(lines[number - 1].strip()) for number in regions.lines_inside(source, regions.SOLUTION))


def visible_statements(source: str) -> Iterator[int]:
    """Yield the line of each statement of a tests cell outside its hidden regions, the docstring aside."""
    hidden = regions.lines_inside(source, regions.HIDDEN_TESTS)
    tree = syntax.parse(source)
    for statement in tree.body[1 if ast.get_docstring(tree) else 0 :]:
        if statement.lineno not in hidden:
            yield statement.lineno
