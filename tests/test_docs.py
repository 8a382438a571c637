"""What the documents say is there, is there."""

import re
from pathlib import Path

import pytest

from bot.config import Settings
from bot.messages.menus import COMMANDS, OF_GROUPS

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.vi.md")
DOCUMENTS = (
    *READMES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/broadcasts.md",
    "docs/glossary.md",
    "docs/plan-diff.md",
    "docs/reading.md",
    "docs/reminders.md",
    "docs/rights.md",
    "docs/server.md",
    "docs/taps.md",
    "benchmarks/README.md",
)
OUR_PATH = re.compile(r"(?<![\w./-])(?:bot|tests|locales|benchmarks|docs|\.ci)/[\w./-]*")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
COMMAND = re.compile(r"^(?:make|\.venv/bin/nhacviec) [a-z]+(?: [a-z]+(?= ))?", re.MULTILINE)
OF_CHATS = re.compile(r"`/([a-z]+)`")
SETTING = re.compile(r"`([A-Z][A-Z_]+)`")


def our_paths(text: str) -> set[str]:
    """Files and folders named in running text, code and links."""
    return {path.rstrip(".") for path in [*OUR_PATH.findall(text), *LINK.findall(text)]}


def settings_named(text: str) -> set[str]:
    """The names in the first cells of the settings' table."""
    rows = (line.split("|")[1] for line in text.splitlines() if line.startswith("| `"))
    return {name for cell in rows for name in SETTING.findall(cell)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_a_document_names_is_there(document: str) -> None:
    paths = our_paths((ROOT / document).read_text(encoding="utf-8"))
    assert not {path for path in paths if not (ROOT / path).exists()}


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_is_in_the_readme(readme: str) -> None:
    named = settings_named((ROOT / readme).read_text(encoding="utf-8"))
    assert named == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("readme", READMES)
def test_every_command_of_a_chat_is_in_the_readme(readme: str) -> None:
    named = set(OF_CHATS.findall((ROOT / readme).read_text(encoding="utf-8")))
    assert named | {"start"} == {one.name for one in COMMANDS} | set(OF_GROUPS)


def test_both_readmes_give_the_same_commands() -> None:
    english, vietnamese = (
        COMMAND.findall((ROOT / readme).read_text(encoding="utf-8")) for readme in READMES
    )
    assert english == vietnamese
    assert "make demo" in english
