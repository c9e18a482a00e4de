"""What students get is complete, tells nothing, and runs where this repository has never been."""

import io
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat import NotebookNode
from packaging.requirements import Requirement

from autograder import course_folder as courses
from autograder.course_folder import Course
from autograder.errors import UserError
from autograder.handout.archive import unzipped, zipped
from autograder.handout.wheel import bench_wheel, oldest_python, requirements
from autograder.notebooks import role_of
from autograder.steps.hand_out import hand_out
from autograder.steps.release import release
from tests.support.leaks import leaks, secrets, squeeze
from tests.support.small_course import ROOT, make_course, responses, sums, write_notebook

pytestmark = pytest.mark.takes(90)

# Runs notebooks in the folder that they lie in, past every error, as Run All does in JupyterLab.
RUN = """
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

for each in sys.argv[1:]:
    file = Path(each)
    notebook = nbformat.read(file, as_version=4)
    resources = {"metadata": {"path": str(file.parent)}}
    NotebookClient(notebook, allow_errors=True, timeout=120, kernel_name="python3", resources=resources).execute()
    nbformat.write(notebook, file)
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The real course, released and packed in a folder of its own."""
    root = tmp_path_factory.mktemp("handout")
    shutil.copytree(ROOT / "course", root / "course", ignore=shutil.ignore_patterns(".*"))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    course = courses.find(root)
    for assignment in course.assignments:
        release(course, assignment)
    hand_out(course)
    return course


def unpacked(archive: Path, to: Path) -> Path:
    """The folder that an archive unpacks to; a wheel in it is unpacked beside itself."""
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(to)
    return to / "loopback-course"


def files_in(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_each_chapter_has_an_archive_and_one_has_all(course: Course, tmp_path: Path) -> None:
    archives = sorted(file.stem for file in (course.build / "handout").iterdir())
    assert archives == sorted([*course.assignments, "loopback-course"])
    wheel = bench_wheel().name
    beside = ["README.md", "START_HERE.ipynb", "environment.yml", f"wheels/{wheel}"]
    for name in archives:
        chapters = [name] if name in course.assignments else course.assignments
        notebooks = [f"{each}/{notebook}.ipynb" for each in chapters for notebook in course.notebooks(each)]
        folder = unpacked(course.build / "handout" / f"{name}.zip", tmp_path / name)
        assert files_in(folder) == sorted([*beside, *notebooks])


def test_nothing_in_an_archive_tells_of_solutions_hidden_tests_or_answers(
    course: Course, tmp_path: Path
) -> None:
    folder = unpacked(course.build / "handout" / "loopback-course.zip", tmp_path)
    [wheel] = (folder / "wheels").iterdir()
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
        told = squeeze("\n".join(opened.read(name).decode() for name in names))
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"loopback", "loopback_bench"}
    assert not [
        name for name in names if any(word in name for word in ("answers", "tests/", "autograder", "course"))
    ]
    wheel.unlink()
    assert leaks(folder, ROOT / "course") == []
    # The bench has lines that solutions have too, but no solution, and no hidden test.
    for notebook in sorted((ROOT / "course").glob("*/*.ipynb")):
        secret = secrets(notebook)
        found = Counter(cell for line, cell in secret.items() if line in told)
        whole = Counter(secret.values())
        assert {cell: (count, whole[cell]) for cell, count in found.items() if count > whole[cell] / 2} == {}


def test_a_leak_would_be_seen(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", sums__one=responses())
    release(course, "sums")
    leaky = course.folder("release", "", "sums") / "one.ipynb"
    leaky.write_bytes(course.source("sums", "one").read_bytes())
    hand_out(course)
    folder = unpacked(course.build / "handout" / "sums.zip", tmp_path / "unpacked")
    shutil.rmtree(folder / "wheels")
    assert any("the model answer" in found for found in leaks(folder, course.folder("source")))


def test_archives_are_written_again_only_when_something_in_them_is_new(tmp_path: Path) -> None:
    course = make_course(tmp_path, a__one=sums(), b__two=sums())
    release(course, "a")
    assert [(each.file.stem, each.changed) for each in hand_out(course)] == [
        ("a", True),
        ("loopback-course", True),
    ]
    archive = course.build / "handout" / "a.zip"
    with zipfile.ZipFile(archive) as opened:
        dates = {each.date_time for each in opened.infolist()}
    assert len(dates) == 1 and dates.pop()[0] > 2000, "JupyterLab shows how old a file is"
    archive.write_bytes(zipped(unzipped(archive.read_bytes()), (2020, 2, 29, 12, 0, 0)))
    assert not any(each.changed for each in hand_out(course)), "another date is nothing new"
    archive.write_bytes(archive.read_bytes()[:-30])
    assert [each.changed for each in hand_out(course)] == [True, False]
    release(course, "b")
    changed = {each.file.stem: each.changed for each in hand_out(course)}
    assert changed == {"a": False, "b": True, "loopback-course": True}
    write_notebook(course.source("a", "one"), responses())
    release(course, "a")
    changed = {each.file.stem: each.changed for each in hand_out(course)}
    assert changed == {"a": True, "b": False, "loopback-course": True}


def test_the_environment_has_one_python_what_the_course_requires_and_the_wheel_beside_it(
    course: Course, tmp_path: Path
) -> None:
    folder = unpacked(course.build / "handout" / "01_sockets.zip", tmp_path)
    environment = yaml.safe_load((folder / "environment.yml").read_text(encoding="utf-8"))
    repository = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *named, by_pip = environment["dependencies"]
    *wanted, _ = repository["dependencies"]
    assert named[0] == "python=3.12"
    parsed = {(each.name, each.specifier) for each in map(Requirement, named[1:])}
    assert parsed == {(each.name, each.specifier) for each in map(Requirement, wanted[1:])}
    assert [folder / each for each in by_pip["pip"]] == list((folder / "wheels").iterdir())


def test_the_readme_has_the_commands_of_each_system(course: Course, tmp_path: Path) -> None:
    folder = unpacked(course.build / "handout" / "02_udp.zip", tmp_path)
    [wheel] = (folder / "wheels").iterdir()
    said = (folder / "README.md").read_text(encoding="utf-8")
    for command in (
        "    conda env create --file environment.yml\n    conda activate loopback\n",
        f"    python3 -m venv .venv\n    .venv/bin/python -m pip install wheels/{wheel.name}\n",
        f"    py -m venv .venv\n    .venv\\Scripts\\python -m pip install wheels\\{wheel.name}\n",
        "`.venv/bin/jupyter lab`",
        "`.venv\\Scripts\\jupyter lab`",
        "`conda env update --file environment.yml`",  # a second `create` is refused: the environment exists
    ):
        assert command in said
    assert "Python of your own, 3.11 or later" in said
    assert "no path of more than 260 characters" in said  # the longest of JupyterLab's files has 160 in .venv
    assert "go on with `02_udp/01_eight_bytes.ipynb`" in said and "`02_udp/` | 5 notebooks" in said


def test_the_first_notebook_explains_each_sign_that_it_prints_in_a_line_of_its_own(
    course: Course, tmp_path: Path
) -> None:
    folder = unpacked(course.build / "handout" / "02_udp.zip", tmp_path)
    cells = nbformat.read(folder / "START_HERE.ipynb", as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert all(f"\n- {sign} " in text for sign in "✓○✗")
    assert "On macOS and Windows" in text
    assert "(02_udp/01_eight_bytes.ipynb)" in text


def test_unpacked_elsewhere_the_wheel_installs_and_the_first_chapter_runs(
    course: Course, tmp_path: Path
) -> None:
    folder = unpacked(course.build / "handout" / "01_sockets.zip", tmp_path / "a student's folder")
    python = fresh_python(tmp_path / "environment")
    [wheel] = (folder / "wheels").iterdir()
    run(python, "-m", "pip", "install", "--no-index", "--quiet", str(wheel))
    where = run(python, "-c", "import loopback; print(loopback.__file__)").strip()
    assert Path(where).is_relative_to(tmp_path / "environment")
    notebooks = sorted(folder.glob("01_sockets/*.ipynb"))
    assert len(notebooks) == len(course.notebooks("01_sockets"))
    run(python, "-c", RUN, *map(str, [folder / "START_HERE.ipynb", *notebooks]))
    [said] = nbformat.read(folder / "START_HERE.ipynb", as_version=4).cells[1].outputs
    assert f"✓ the lab bench {bench_wheel().version}" in said.text and "✗" not in said.text
    assert "Everything that the course needs works here." in said.text
    for file in notebooks:
        assert troubles_of(nbformat.read(file, as_version=4)) == {}, file.name


def test_a_lab_bench_of_another_release_is_told(tmp_path: Path) -> None:
    python = fresh_python(tmp_path / "environment")
    wheel = tmp_path / bench_wheel().name
    wheel.write_bytes(bench_wheel().content)
    run(python, "-m", "pip", "install", "--no-index", "--quiet", str(wheel))
    said = run(python, "-c", 'from loopback.readiness import what_works; what_works("0.0.1+other")')
    assert "✗ the lab bench 0.0.1+other: " in said and "What has a ✗ is needed" in said


def test_a_wheel_has_the_digest_and_the_length_of_each_of_its_files() -> None:
    made = bench_wheel()
    assert made == bench_wheel(), "made twice, no byte differs"
    with zipfile.ZipFile(io.BytesIO(made.content)) as opened:
        record = next(name for name in opened.namelist() if name.endswith("/RECORD"))
        listed = [line.rsplit(",", 2)[0] for line in opened.read(record).decode().splitlines()]
        assert listed == opened.namelist()
        assert any(name.endswith("recordings/burst.json") for name in listed)
        assert any(name.endswith("licenses/LICENSE") for name in listed)


@pytest.mark.parametrize("made", [bench_wheel, requirements, oldest_python])
def test_a_course_that_is_not_installed_is_told(
    made: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.handout.wheel.COURSE", "no-such-course")
    with pytest.raises(UserError, match="no-such-course is not installed"):
        made()


def fresh_python(environment: Path) -> Path:
    """A Python that has what is installed here, but nothing of this repository: an editable install is left out."""
    run(Path(sys.executable), "-m", "venv", "--without-pip", str(environment))
    [packages] = environment.glob("lib/python*/site-packages")
    (packages / "installed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return environment / "bin" / "python"


def run(python: Path, *arguments: str) -> str:
    """Run a Python far from this repository, with nothing in its environment that leads there."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LOOPBACK_SEED")}
    done = subprocess.run(
        [python, *arguments],
        cwd=python.parent.parent if python.parent.parent.is_dir() else "/",
        env=kept
        | {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def troubles_of(notebook: NotebookNode) -> dict[str, str]:
    """The errors of a notebook that ran as it was handed out, but those that are meant."""
    found = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type != "error" or "not written yet" in output.evalue:
                continue
            if "raises-exception" not in cell.metadata.get("tags", []) or role_of(cell) == "tests":
                found[cell.id] = f"{output.ename}: {output.evalue}"
    return found
