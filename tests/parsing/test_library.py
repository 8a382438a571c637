"""Reading stands on its own: documented, its examples true, and nothing of the bot beside it."""

import ast
import doctest
import importlib
import inspect
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "bot" / "parsing"
FILES = sorted(FOLDER.rglob("*.py"))
NAMES = [
    ".".join(("bot.parsing", *file.relative_to(FOLDER).with_suffix("").parts)).removesuffix(
        ".__init__"
    )
    for file in FILES
]
LIBRARIES = {"dateparser", "rapidfuzz"}
EACH_MODULE = pytest.mark.parametrize("name", NAMES)


def public_functions(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Functions, cached ones too, and methods that others may call."""
    for name, found in vars(module).items():
        if name.startswith("_") or getattr(found, "__module__", "") != module.__name__:
            continue
        if inspect.isclass(found):
            methods = ((inner, method) for inner, method in vars(found).items() if inner[0] != "_")
            yield from ((f"{name}.{inner}", one) for inner, one in methods if is_function(one))
        elif is_function(found):
            yield name, found


def is_function(found: object) -> bool:
    return inspect.isfunction(inspect.unwrap(found)) if callable(found) else False


@EACH_MODULE
def test_every_module_and_public_function_says_what_it_is(name: str) -> None:
    module = importlib.import_module(name)
    silent = [told for told, function in public_functions(module) if not function.__doc__]
    assert (bool(module.__doc__), silent) == (True, [])


@EACH_MODULE
def test_the_examples_in_the_docstrings_are_true(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(name), verbose=False)
    assert outcome.failed == 0


def test_there_are_examples_for_the_two_doors_and_for_many_rules() -> None:
    found = {name: examples(importlib.import_module(name)) for name in NAMES}
    assert found["bot.parsing.deadlines"] >= 1
    assert found["bot.parsing.queries"] >= 1
    assert sum(found.values()) >= 40


def examples(module: ModuleType) -> int:
    return sum(len(told.examples) for told in doctest.DocTestFinder().find(module))


def imported(file: Path) -> set[str]:
    """The modules a file names, wherever in it the import stands."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    origins = (node for node in nodes if isinstance(node, ast.ImportFrom))
    return plain | {"." * node.level + (node.module or "") for node in origins}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_module_imports_reading_and_two_libraries_only(file: Path) -> None:
    foreign = {
        name
        for name in imported(file)
        if not f"{name}.".startswith("bot.parsing.")
        and name.partition(".")[0] not in LIBRARIES | sys.stdlib_module_names
    }
    assert foreign == set()


def test_the_guide_names_every_module() -> None:
    guide = (FOLDER.parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")
    named = {file.name for file in FILES if f"`{file.name}`" in guide}
    assert {file.name for file in FILES} - named == {"__init__.py"}


READS = """
import sys
from datetime import date
from bot.parsing.deadlines import read_deadline
from bot.parsing.queries import read_query

assert "dateparser" not in sys.modules, "slow to import, so only when it is needed"
(milestone,) = read_deadline("trước ngày 30/6", year=2024).milestones
asked = read_query("việc của tôi tháng 5", today=date(2024, 5, 15), year=2024)
english = read_query("my tasks in 3 days", today=date(2024, 5, 15), year=2024)
print(milestone.due, asked.intent, asked.owner, asked.period.end, english.period.end)
print(*sys.modules["bot"].__path__)
print({name.split(".")[1] for name in sys.modules if name.startswith("bot.")})
"""


def test_it_reads_where_nothing_else_of_the_bot_is(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "bot" / "parsing")
    (tmp_path / "bot" / "__init__.py").touch()
    (tmp_path / "reads.py").write_text(READS, encoding="utf-8")
    # -E: without a PYTHONPATH that leads back to the whole bot.
    command = [sys.executable, "-E", "reads.py"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "2024-06-30 list me 2024-05-31 2024-05-18",
        str(tmp_path / "bot"),
        "{'parsing'}",
    ]
