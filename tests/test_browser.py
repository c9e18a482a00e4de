"""The student's JupyterLab and the instructor's formgrader, in a real browser."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.reader import NotJSONError
from playwright.sync_api import Page, expect, sync_playwright

from autograder import course_folder as courses
from autograder.notebooks import role_of
from autograder.steps.release import release
from loopback import wait_until
from tests.support.browser import CHROMIUM, FLAGS, PATIENCE, in_a_browser
from tests.support.small_course import ROOT
from tools.lab.jupyter import command
from tools.lab.layout import lay_out

CHAPTER, NOTEBOOK = "03_tcp", "03_three_way_handshake"
NUMBERED = re.compile(r"\[\d+\]")  # the prompt of a cell that has run

pytestmark = [*in_a_browser, pytest.mark.takes(50)]


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one chapter with its release, in a folder of its own."""
    root = tmp_path_factory.mktemp("class")
    (root / "course").mkdir()
    shutil.copytree(ROOT / "course" / CHAPTER, root / "course" / CHAPTER)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    release(courses.find(root), CHAPTER)
    return root


@contextmanager
def jupyter(folder: Path, page: str = "/lab") -> Iterator[tuple[str, str]]:
    """JupyterLab on a folder: its address and its token."""
    server = subprocess.Popen(
        command(folder, page, browser=False),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert server.stderr is not None
        found = None
        for line in server.stderr:
            found = re.search(r"(http://127\.0\.0\.1:\d+)/\S*\?token=(\w+)", line)
            if found:
                break
        assert found, "JupyterLab ended without an address"
        # It tells its address before it listens there.
        assert wait_until(lambda: answers(found[1]), PATIENCE / 1000)
        # The pipe must not fill up while the test goes on.
        drain = subprocess.Popen(
            [sys.executable, "-c", "import sys\nfor _ in sys.stdin: pass"], stdin=server.stderr
        )
        yield found[1], found[2]
        drain.kill()
        drain.wait()
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def answers(address: str) -> bool:
    try:
        socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))).close()
    except ConnectionRefusedError:
        return False
    return True


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield page
        browser.close()


def executed(file: Path) -> set[str]:
    try:
        cells = nbformat.read(file, as_version=4).cells
    except NotJSONError:  # JupyterLab is writing it
        return set()
    return {cell.id for cell in cells if cell.get("execution_count")}


def errors_of(notebook: NotebookNode) -> dict[str, str]:
    return {
        cell.id: output.ename
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    }


def test_a_student_runs_all_cells_and_validates(class_folder: Path, page: Page) -> None:
    lab = class_folder / "lab"
    list(lay_out(class_folder / "build" / "release", lab))
    file = lab / CHAPTER / f"{NOTEBOOK}.ipynb"
    cells = nbformat.read(file, as_version=4).cells
    graded = sum(role_of(cell) == "tests" for cell in cells)
    at, last = [(at, cell.id) for at, cell in enumerate(cells) if cell.cell_type == "code"][-1]
    with jupyter(lab) as (address, token):
        page.goto(f"{address}/lab/tree/{CHAPTER}/{NOTEBOOK}.ipynb?reset&token={token}")
        page.locator(".jp-Cell").first.wait_for()
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
        # Run All ends with the last cell in view; on the way the page holds the cells around the running one only.
        cell = page.locator(f'.jp-Cell[data-windowed-list-index="{at}"]')
        expect(cell.locator(".jp-InputPrompt")).to_have_text(NUMBERED)
        page.keyboard.press("Control+s")
        assert wait_until(lambda: last in executed(file), PATIENCE / 1000), "Run All stopped on the way"
        page.get_by_text("Validate", exact=True).click()
        dialog = page.locator(".jp-Dialog", has_text="Validation Results")
        expect(dialog.get_by_text("The following cell failed")).to_have_count(graded)
        expect(dialog.get_by_text("is not written yet.")).to_have_count(graded)
        expect(page.get_by_text("Would you like to get notified")).to_have_count(0)
    saved = nbformat.read(file, as_version=4)
    tests = {cell.id for cell in saved.cells if role_of(cell) == "tests"}
    errors = errors_of(saved)
    assert {errors[slug] for slug in tests & errors.keys()} == {"NotWritten"}
    tried = {cell.id for cell in saved.cells if "try" in cell.metadata.get("tags", [])}
    assert errors.keys() - tests <= tried


def test_formgrader_shows_the_course(class_folder: Path, page: Page) -> None:
    with jupyter(class_folder, "/formgrader") as (address, token):
        page.goto(f"{address}/formgrader/manage_assignments?token={token}")
        row = page.locator("tr", has_text=CHAPTER)
        expect(row).to_contain_text(CHAPTER)
        page.goto(f"{address}/formgrader/manage_students")
        expect(page.locator("body")).to_contain_text("Students")
