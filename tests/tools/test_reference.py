"""The reference of the lab bench is what its docstrings make, and leaves no public name out."""

import importlib

import pytest

from tools import reference


def test_the_page_is_up_to_date() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "Run `make reference`."


@pytest.mark.parametrize(
    "namespace",
    [
        name
        for name in reference.NAMESPACES
        if name not in ("loopback.framing", "loopback.trace", "loopback.transitions")
    ],
)
def test_every_public_name_of_a_namespace_is_in_its_section(namespace: str) -> None:
    section = reference.page().split(f"\n## {namespace}\n")[1].split("\n## ")[0]
    for name in importlib.import_module(namespace).__all__:
        is_namespace = f"{namespace}.{name}" in reference.NAMESPACES
        assert is_namespace or f"\n### {name}\n" in section or f"`{name}`" in section, name


def test_examples_stand_in_fences_and_headings_in_bold() -> None:
    page = reference.page()
    assert "```pycon\n>>> system" not in page
    assert ">>> frame(b\"hi\")\nb'\\x00\\x00\\x00\\x02hi'\n```" in page
    assert "\n----" not in page
