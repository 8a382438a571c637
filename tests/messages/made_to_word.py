"""What the code makes to be worded later: expected failures and notices, with their values."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.messages.code_trees import Module, last_name, modules
from tests.messages.spoken_keys import Call, call_of, keys_of


@dataclass(frozen=True)
class ErrorClass:
    """An expected failure; `key` is the one it has of its own."""

    name: str
    path: str
    key: str | None


@cache
def error_classes() -> tuple[ErrorClass, ...]:
    """Every class below `NhacViecError`; two modules may use a name."""
    names = {"NhacViecError"}
    before = 0
    while len(names) > before:
        before = len(names)
        names |= {node.name for _, node in _classes() if _bases(node) & names}
    return tuple(
        ErrorClass(node.name, module.path, _own_key(node))
        for module, node in _classes()
        if node.name in names
    )


def _classes() -> Iterator[tuple[Module, ast.ClassDef]]:
    for module in modules():
        for node in module.nodes:
            if isinstance(node, ast.ClassDef):
                yield module, node


def _bases(node: ast.ClassDef) -> set[str]:
    return {last_name(base) for base in node.bases}


def _own_key(node: ast.ClassDef) -> str | None:
    for line in node.body:
        match line:
            case ast.Assign(targets=[ast.Name(id="key")], value=ast.Constant(value=str(key))):
                return key
    return None


def _class_called(name: str, module: Module) -> ErrorClass | None:
    """The class a module means by a name: the only one, its own, or the one it imports."""
    found = _by_name().get(name, [])
    if len(found) < 2:
        return found[0] if found else None
    sources = {module.path} | {
        f"{(line.module or '').removeprefix('bot.').replace('.', '/')}.py"
        for line in module.tree.body
        if isinstance(line, ast.ImportFrom) and any(one.name == name for one in line.names)
    }
    near = [one for one in found if one.path in sources]
    return near[0] if len(near) == 1 else None


@cache
def _by_name() -> dict[str, list[ErrorClass]]:
    found: dict[str, list[ErrorClass]] = {}
    for one in error_classes():
        found.setdefault(one.name, []).append(one)
    return found


def refusals() -> Iterator[Call]:
    """Every expected failure that is made, as the call of the words it will need."""
    for module in modules():
        for node in module.nodes:
            if not isinstance(node, ast.Call):
                continue
            called = _class_called(last_name(node.func), module)
            if called is not None:
                said = node.args[0] if node.args else ast.Constant(called.key)
                yield call_of(module, node, keys_of(said, module, under="error-"))


def notices() -> Iterator[Call]:
    """Every notice that is queued for others, as the call of the words it will need."""
    for module in modules():
        for node in module.nodes:
            if isinstance(node, ast.Call) and last_name(node.func) == "Notice" and node.args:
                given = node.args[1] if len(node.args) > 1 else _keyword(node, "values")
                yield Call(
                    f"{module.path}:{node.lineno}",
                    keys_of(node.args[0], module, under="notice-"),
                    frozenset(_names(given)),
                    is_open=not _is_seen_whole(given),
                )


def _is_seen_whole(given: ast.expr | None) -> bool:
    """Whether no `**` and no variable holds some of the values."""
    return given is None or (isinstance(given, ast.Dict) and None not in given.keys)


def _keyword(node: ast.Call, name: str) -> ast.expr | None:
    return next((word.value for word in node.keywords if word.arg == name), None)


def _names(given: ast.expr | None) -> Iterator[str]:
    for name in given.keys if isinstance(given, ast.Dict) else ():
        if isinstance(name, ast.Constant):
            yield str(name.value)
