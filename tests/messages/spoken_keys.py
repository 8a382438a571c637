"""Which keys of `locales/` the code names, read from its syntax trees.

A key is named whole, as a string; or it is built, as `f"state-{…}"`. What a built key may end in is
looked up where it comes from, in this order:

- the enum with most members whose word or name ends such a key, and the next one for the rest;
- the strings of the module that builds it, and the languages;
- for the prefixes in `FROM_ANYWHERE`, whose ends travel through the program as values (the key of
  an error, the kind of a notice), the strings of the whole code.

What explains a value (`value-…`) is said as long as a message has that value.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.messages.catalog import LANGUAGES
from tests.messages.code_trees import Module, all_strings, last_name, modules
from tests.messages.locale_texts import keys, values_of

FROM_ANYWHERE = (
    "command-",
    "doubt-",
    "error-",
    "ledger-kind-",
    "left-",
    "notice-",
    "remedy-",
    "staff-doubt-",
)
FROM_NUMBERS = {"weekday-": range(1, 8)}
FROM_MODULE = {"summary-": "services/counting.py", "summary-open-": "services/counting.py"}
FROM_VALUES = "value-"


@cache
def enums() -> tuple[frozenset[str], ...]:
    """The ends each enum can give: its words and its names, in small letters, `_` or `-`."""
    classes = (node for module in modules() for node in module.nodes)
    return tuple(
        _ends(node)
        for node in classes
        if isinstance(node, ast.ClassDef) and any(_is_enum(base) for base in node.bases)
    )


def _is_enum(base: ast.expr) -> bool:
    return last_name(base) in ("Enum", "StrEnum", "IntEnum")


def _ends(node: ast.ClassDef) -> frozenset[str]:
    words = {
        text
        for line in node.body
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
        for text in (line.targets[0].id.lower(), getattr(line.value, "value", None))
        if isinstance(text, str)
    }
    return frozenset(words | {word.replace("_", "-") for word in words})


def ends_of(built: ast.JoinedStr, module: Module, *, under: str = "") -> dict[str, str]:
    """The keys a built one may be, by their changing end; empty for what builds no key.

    What is built may itself be put `under` a prefix, as the key of an error is.
    """
    shape = re.compile("".join(_shape(part) for part in built.values) + r"\Z")
    start = built.values[0]
    if not isinstance(start, ast.Constant) or len(built.values) < 2:
        return {}
    below = (key for key in keys() if key.startswith(under))
    found = {match[1]: key for key in below if (match := shape.match(key.removeprefix(under)))}
    if not found:
        return {}
    known = _known_ends(str(start.value), frozenset(found), module)
    return {end: key for end, key in found.items() if end in known}


def _shape(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"([\w-]+)"


def _known_ends(prefix: str, wanted: frozenset[str], module: Module) -> frozenset[str]:
    if prefix in FROM_NUMBERS:
        return frozenset(map(str, FROM_NUMBERS[prefix]))
    if prefix == FROM_VALUES:
        return frozenset().union(*map(values_of, keys()))
    if prefix in FROM_MODULE:
        (module,) = (one for one in modules() if one.path == FROM_MODULE[prefix])
        return module.strings
    if prefix in FROM_ANYWHERE:
        return _with_hyphens(all_strings())
    return _from_enums(wanted) | _with_hyphens(module.strings) | frozenset(LANGUAGES)


def _from_enums(wanted: frozenset[str]) -> frozenset[str]:
    """The ends of the enum that fits best; then, as long as two fit, of those for the rest."""
    best = max(enums(), key=lambda ends: len(ends & wanted))
    if len(best & wanted) < 2:
        return frozenset()
    return (best & wanted) | _from_enums(wanted - best)


def _with_hyphens(texts: frozenset[str]) -> frozenset[str]:
    return texts | {text.replace("_", "-") for text in texts}


@cache
def spoken() -> frozenset[str]:
    """Every key the code may say."""
    built = (
        key
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.JoinedStr)
        for under in ("", "error-")
        for key in ends_of(node, module, under=under).values()
    )
    return (keys() & all_strings()) | frozenset(built)


@dataclass(frozen=True)
class Call:
    """Words asked for in code: under which keys, and what is given to fill in."""

    where: str
    keys: tuple[str, ...]
    given: frozenset[str]
    is_open: bool
    """More is given than can be seen: `**values`."""


def calls() -> Iterator[Call]:
    """Every call of the catalogue."""
    for module in modules():
        for node in module.nodes if not module.path.startswith("parsing/") else ():
            if isinstance(node, ast.Call) and node.args and _is_catalogue(node.func):
                yield call_of(module, node, keys_of(node.args[0], module))


def _is_catalogue(called: ast.expr) -> bool:
    """`words(…)`, `asker.words(…)`, `words_in("vi")(…)`; the grammar's own `words` is another."""
    if isinstance(called, ast.Call):
        return ast.unparse(called.func).startswith("words_")
    return last_name(called) in ("words", "_words", "say")


def keys_of(said: ast.expr, module: Module, *, under: str = "") -> tuple[str, ...]:
    """The keys an expression may give; none where that cannot be seen."""
    match said:
        case ast.Constant(value=str(key)):
            return (under + key,)
        case ast.IfExp(body=one, orelse=other):
            found = [keys_of(side, module, under=under) for side in (one, other)]
            return (*found[0], *found[1]) if all(found) else ()
        case ast.JoinedStr():
            return tuple(sorted(ends_of(said, module, under=under).values()))
    return ()


def call_of(module: Module, node: ast.Call, found: tuple[str, ...]) -> Call:
    given = frozenset(word.arg for word in node.keywords if word.arg)
    is_open = any(word.arg is None for word in node.keywords)
    return Call(f"{module.path}:{node.lineno}", found, given, is_open)
