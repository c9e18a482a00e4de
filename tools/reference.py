"""Writes docs/bench.md, the reference of the lab bench for authors, from its docstrings: `python -m tools.reference`.

griffe reads the sources, without running them; this file only lays out what it finds, one section a namespace, in
the order of `__all__`. `--check` writes nothing, and fails if the page is not what the docstrings make.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import griffe

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "bench.md"
NAMESPACES = {
    "loopback": "for a student's first cells",
    "loopback.peers": "live partners, for authors of tests",
    "loopback.check": "attempt a call and say what must come of it, for authors of tests",
    "loopback.kernel": "questions to the kernel, for all",
    "loopback.draw": "drawings, for all",
    "loopback.link": "links that lose, double and delay, for all",
    "loopback.headers": "packet headers as tables, for all",
    "loopback.stack": "a TCP connection of parts, and programs that use it, for all",
    "loopback.conformance": "what a TCP must do, asked row by row, for all",
    "loopback.pcap": "runs as files for Wireshark, for all",
    "loopback.framing": "messages on a stream, for all",
    "loopback.dns": "DNS messages as servers write them, for authors of tests",
    "loopback.trace": "captured conversations as rows, for all",
    "loopback.transitions": "what a machine does on each event, as lines of text, for authors of tests",
}
INTRODUCTION = """# The lab bench

Made from the docstrings of `loopback` by `python -m tools.reference`: change a docstring, not this page.
How a test is written with it stands in [authors.md](authors.md).
"""


def page() -> str:
    """The whole page."""
    package = griffe.load("loopback", search_paths=[ROOT])
    parts = [
        INTRODUCTION,
        "\n".join(f"- [`{name}`](#{_anchor(name)}): {what}" for name, what in NAMESPACES.items()),
    ]
    for name in NAMESPACES:
        module = package if name == "loopback" else package[name.removeprefix("loopback.")]
        parts += [f"## {name}", prose(module), *_members(module)]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _anchor(heading: str) -> str:
    return heading.replace(".", "")


def _members(module: griffe.Object | griffe.Alias) -> Iterator[str]:
    constants = []
    for name in _public(module):
        member = _found(module, name)
        if member is None or member.is_attribute:
            constants.append(f"`{name}`")
            continue
        if member.is_module:
            continue  # it has a section of its own
        yield f"### {name}"
        function = member.members.get("__init__") if member.is_class else member
        if function is not None:
            yield _fenced(name, function)
        yield prose(member)
        if member.is_class:
            yield from _class(member)
    if constants:
        yield "Constants: " + ", ".join(constants) + "."


def _public(module: griffe.Object | griffe.Alias) -> list[str]:
    """The names in __all__, or else those that are defined here and do not begin with an underscore."""
    if module.exports:
        return [str(name) for name in module.exports]
    return [
        name for name, member in module.members.items() if not member.is_alias and not name.startswith("_")
    ]


def _found(module: griffe.Object | griffe.Alias, name: str) -> griffe.Object | griffe.Alias | None:
    """What a public name stands for; None for one of several that are assigned together."""
    # A module may have the name of the function that it defines (loopback.check.attempt): the import tells which.
    path = module.imports.get(name, f"{module.path}.{name}")
    if path == "loopback.system.system":
        path = "loopback.system.System"  # the object's class has the docstrings
    try:
        member: griffe.Object | griffe.Alias = module.modules_collection[path]
        return member.final_target if isinstance(member, griffe.Alias) else member
    except (KeyError, griffe.AliasResolutionError):
        return None


def _class(kind: griffe.Object | griffe.Alias) -> Iterator[str]:
    members = {key: member for key, member in kind.members.items() if not key.startswith("_")}
    values = [key for key, member in members.items() if member.is_attribute and not member.has_docstring]
    if values:
        yield "Attributes: " + ", ".join(f"`{value}`" for value in values) + "."
    listed = [
        f"- `{_signature(key, member)}`: {_first_paragraph(member)}"
        for key, member in members.items()
        if member.has_docstring and (member.is_function or member.is_attribute)
    ]
    yield "\n".join(listed)


def _fenced(name: str, function: griffe.Object | griffe.Alias) -> str:
    return f"```python\n{_signature(name, function)}\n```"


def _signature(name: str, member: griffe.Object | griffe.Alias) -> str:
    if not isinstance(member, griffe.Function):
        return name
    shown, seen_star = [], False
    for each in member.parameters:
        if each.name in ("self", "cls"):
            continue
        kind = each.kind
        if kind is griffe.ParameterKind.keyword_only and not seen_star:
            shown.append("*")
        seen_star = seen_star or kind in (
            griffe.ParameterKind.keyword_only,
            griffe.ParameterKind.var_positional,
        )
        stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}.get(
            kind, ""
        )
        annotation = f": {each.annotation}" if each.annotation is not None else ""
        default = f" = {each.default}" if each.default is not None and not stars else ""
        shown.append(f"{stars}{each.name}{annotation}{default}")
    returns = f" -> {member.returns}" if member.returns is not None and name[0].islower() else ""
    return f"{name}({', '.join(shown)}){returns}"


def _first_paragraph(member: griffe.Object | griffe.Alias) -> str:
    text = member.docstring.value if member.docstring else ""
    return " ".join(text.split("\n\n")[0].split())


def prose(member: griffe.Object | griffe.Alias) -> str:
    """A docstring as Markdown: its examples in fences, its headings in bold."""
    text = member.docstring.value if member.docstring else ""
    text = re.sub(r"^(\w.*)\n-{3,}$", r"**\1**\n", text, flags=re.M)
    blocks = []
    for block in text.split("\n\n"):
        if block.lstrip().startswith(">>>"):
            block = f"```pycon\n{block}\n```"
        elif block.startswith("    "):
            block = (
                "```python\n" + "\n".join(line.removeprefix("    ") for line in block.splitlines()) + "\n```"
            )
        blocks.append(block)
    return "\n\n".join(blocks)


def main() -> None:
    """Write the page, or compare it."""
    made = page()
    if "--check" in sys.argv[1:]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        sys.exit(0 if current == made else "docs/bench.md is out of date: run `python -m tools.reference`")
    PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
