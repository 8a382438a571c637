"""The program's own code as syntax trees, read once."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

BOT = Path(__file__).parents[2] / "bot"


@dataclass(frozen=True)
class Module:
    path: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @cached_property
    def strings(self) -> frozenset[str]:
        found = (node.value for node in self.nodes if isinstance(node, ast.Constant))
        return frozenset(value for value in found if isinstance(value, str))


@cache
def modules() -> tuple[Module, ...]:
    return tuple(
        Module(path.relative_to(BOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(BOT.rglob("*.py"))
    )


@cache
def all_strings() -> frozenset[str]:
    return frozenset().union(*(module.strings for module in modules()))


def last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
