"""The text of one message as Fluent writes it: read, checked for its form, written back.

text  := (words | "{ $value }" | choice)*, over any number of lines
choice := "{ $value ->" newline ("[" key "] " text newline)* "*[" key "] " text newline "}"
"""

import re
from collections.abc import Iterator
from itertools import islice, product
from textwrap import dedent, indent

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from bot.errors import NhacViecError

_PLAIN_VALUE = re.compile(r"\{\s*\$?([a-z][a-z0-9_]*)\s*\}")
_STARTS_ODDLY = re.compile(r"^(\s*)([\[*.])")
_MOST_VARIANTS = 64
_SIMPLE = (
    ast.Pattern,
    ast.TextElement,
    ast.Placeable,
    ast.VariableReference,
    ast.Identifier,
    ast.StringLiteral,
    ast.NumberLiteral,
    ast.SelectExpression,
    ast.Variant,
    ast.Span,
)


class BadWording(NhacViecError):
    """A text that cannot stand for the message it is to replace."""

    key = "wording-unreadable"


def read(text: str) -> ast.Pattern:
    """The pattern of a text; raises `BadWording` for what Fluent cannot read."""
    body = _with_escaped_starts(_PLAIN_VALUE.sub(r"{ $\1 }", text.strip("\n")))
    resource = FluentParser().parse(f"it =\n{indent(body, '    ')}\n")
    entries = [entry for entry in resource.body if not isinstance(entry, ast.Comment)]
    if len(entries) != 1 or not isinstance(entries[0], ast.Message):
        raise BadWording
    message = entries[0]
    if message.value is None or message.attributes or message.comment:
        raise BadWording
    _require_simple(message.value)
    return message.value


def write(pattern: ast.Pattern) -> str:
    """The text of a pattern, as `read` takes it."""
    message = ast.Message(ast.Identifier("it"), pattern)
    _, _, text = FluentSerializer().serialize_entry(message).partition("=")
    return dedent(text).strip("\n") if text.startswith("\n") else text.strip()


def as_entry(key: str, pattern: ast.Pattern) -> str:
    """The pattern as a message of a Fluent file."""
    return FluentSerializer().serialize_entry(ast.Message(ast.Identifier(key), pattern))


def values_of(pattern: ast.Pattern) -> frozenset[str]:
    """The names of the values it uses."""
    found = _Found()
    found.visit(pattern)
    return frozenset(found.values)


def choices_of(pattern: ast.Pattern) -> dict[str, tuple[str, ...]]:
    """The values its wording depends on, and the keys of the variants of each."""
    found = _Found()
    found.visit(pattern)
    return {name: tuple(keys) for name, keys in found.choices.items()}


def variants(pattern: ast.Pattern) -> list[str]:
    """Each way the text can come out, values as `{ $name }`; raises `BadWording` for too many."""
    ways = list(islice(_ways(pattern), _MOST_VARIANTS + 1))
    if len(ways) > _MOST_VARIANTS:
        raise BadWording
    return ways


def _ways(pattern: ast.Pattern) -> Iterator[str]:
    parts = [_part_ways(element) for element in pattern.elements]
    return ("".join(chosen) for chosen in product(*parts))


def _part_ways(element: ast.TextElement | ast.Placeable) -> list[str]:
    if isinstance(element, ast.TextElement):
        return [str(element.value)]
    match element.expression:
        case ast.SelectExpression() as choice:
            found = (way for variant in choice.variants for way in _ways(variant.value))
            return list(islice(found, _MOST_VARIANTS + 1))
        case ast.VariableReference() as value:
            return [f"{{ ${value.id.name} }}"]
        case ast.StringLiteral() as literal:
            return [str(literal.parse()["value"])]
        case ast.NumberLiteral() as number:
            return [str(number.value)]
        case ast.Placeable() as inner:
            return _part_ways(inner)
    raise BadWording


def _with_escaped_starts(text: str) -> str:
    """Lines outside of choices may begin with signs that mean something to Fluent."""
    lines, depth = [], 0
    for line in text.split("\n"):
        lines.append(_STARTS_ODDLY.sub(r'\1{"\2"}', line) if depth == 0 else line)
        depth += line.count("{") - line.count("}")
    return "\n".join(lines)


def _require_simple(pattern: ast.Pattern) -> None:
    """Other messages, terms and functions are for the program's own texts."""
    found = _Found()
    found.visit(pattern)
    if found.others:
        raise BadWording


class _Found(Visitor):
    def __init__(self) -> None:
        self.values: set[str] = set()
        self.choices: dict[str, list[str]] = {}
        self.others = False

    def generic_visit(self, node: ast.BaseNode) -> None:
        self.others = self.others or not isinstance(node, _SIMPLE)
        super().generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - Fluent's name
        if isinstance(node.selector, ast.VariableReference):
            keys = self.choices.setdefault(node.selector.id.name, [])
            keys += [_key(variant) for variant in node.variants]
        self.generic_visit(node)


def _key(variant: ast.Variant) -> str:
    key = variant.key
    return str(key.value) if isinstance(key, ast.NumberLiteral) else str(key.name)
