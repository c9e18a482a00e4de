"""The reference of the lab bench is what its docstrings make, and leaves no public name out."""

import importlib
from types import ModuleType

import pytest

from tools import reference


def test_the_page_is_up_to_date() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "Run `make reference`."


def public_names(module: ModuleType) -> list[str]:
    """The names in a module's `__all__`; without one, those of its own functions and classes."""
    own = (name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__)
    return getattr(module, "__all__", [name for name in own if not name.startswith("_")])


@pytest.mark.parametrize("namespace", reference.NAMESPACES)
def test_every_public_name_of_a_namespace_is_in_its_section(namespace: str) -> None:
    section = reference.page().split(f"\n## {namespace}\n")[1].split("\n## ")[0]
    names = public_names(importlib.import_module(namespace))
    assert names
    for name in names:
        is_namespace = f"{namespace}.{name}" in reference.NAMESPACES
        assert is_namespace or f"\n### {name}\n" in section or f"`{name}`" in section, name


def test_examples_stand_in_fences_and_headings_in_bold() -> None:
    page = reference.page()
    assert "```pycon\n>>> system" not in page
    assert ">>> frame(b\"hi\")\nb'\\x00\\x00\\x00\\x02hi'\n```" in page
    assert "\n----" not in page
