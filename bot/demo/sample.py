"""The sample office: an invented department, its plan and its people, dated in any year."""

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bot.demo.sample_word import write_word
from bot.plans.forms.text.reader import read_text

_YEAR = re.compile(r"\{year([+-]1)?\}")


@dataclass(frozen=True, slots=True)
class SampleFiles:
    plan: Path
    word: Path
    people: Path


def write_sample(folder: Path, *, year: int) -> SampleFiles:
    """Write the plan as text and as a Word file, and the staff list, for one year."""
    folder.mkdir(parents=True, exist_ok=True)
    written = SampleFiles(folder / "ke-hoach.tsv", folder / "ke-hoach.docx", folder / "nhan-su.csv")
    plan = _dated(_text("ke-hoach.tsv"), year)
    written.plan.write_text(plan, encoding="utf-8")
    write_word(read_text(plan.encode()), written.word)
    written.people.write_text(_text("nhan-su.csv"), encoding="utf-8")
    return written


def _text(name: str) -> str:
    return (files("bot.demo") / "sample" / name).read_text(encoding="utf-8")


def _dated(text: str, year: int) -> str:
    return _YEAR.sub(lambda place: str(year + int(place[1] or 0)), text)
