"""Tesseract: pictures of text to words with their places."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bot.errors import NotAPlan
from bot.plans.forms.scan.picture import png

_LANGUAGE = "vie"
# The English model, which always comes with Tesseract, reads digits without a slip.
_DIGITS = ["-l", "eng", "-c", "tessedit_char_whitelist=0123456789."]
_SECONDS_AT_MOST = 120
_LEAST_SURE = 20
"""Per cent; below it Tesseract takes specks for letters."""
_WORD = "5"


@dataclass(frozen=True, slots=True)
class Read:
    """A word and its box, in dots of the picture it stands in."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: int = 0
    """The line of its picture that it stands in."""


def check_tesseract() -> None:
    """Raises `NotAPlan` where Tesseract or its Vietnamese is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        raise NotAPlan("plan-only-pictures")
    known = subprocess.run(  # noqa: S603 (no words of the file)
        [program, "--list-langs"], capture_output=True, text=True, check=False
    )
    if _LANGUAGE not in known.stdout.split():
        raise NotAPlan("plan-only-pictures")


def read_pictures(
    pictures: Sequence[Image.Image], *, layout: int, digits: bool = False
) -> list[list[Read]]:
    """The words of each picture; `layout` is Tesseract's page segmentation mode.

    With `digits`, nothing but digits and full stops can stand there.

    One process reads them all, since starting it takes longer than reading a cell.
    """
    if not pictures:
        return []
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{place}.png" for place in range(len(pictures))]
        for file, picture in zip(files, pictures, strict=True):
            file.write_bytes(png(picture))
        (folder / "list.txt").write_text("\n".join(map(str, files)), encoding="utf-8")
        table = _run(folder / "list.txt", layout, digits=digits)
    found: list[list[Read]] = [[] for _ in pictures]
    for page, word in _words(table):
        found[page].append(word)
    return found


def _run(files: Path, layout: int, *, digits: bool) -> str:
    language = _DIGITS if digits else ["-l", _LANGUAGE]
    command = ["tesseract", str(files), "stdout", *language, "--psm", str(layout)]
    try:
        ended = subprocess.run(  # noqa: S603 (files of our own names)
            [*command, "tsv"],
            capture_output=True,
            timeout=_SECONDS_AT_MOST,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads wait for one another
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise NotAPlan("plan-scan-unreadable") from error
    return ended.stdout.decode("utf-8", errors="replace")


def _words(table: str) -> Iterator[tuple[int, Read]]:
    for row in csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != _WORD or not text or float(row["conf"]) < _LEAST_SURE:
            continue
        left, top = int(row["left"]), int(row["top"])
        box = (left, top, left + int(row["width"]), top + int(row["height"]))
        line = int(row["block_num"]) * 10_000 + int(row["par_num"]) * 100 + int(row["line_num"])
        yield int(row["page_num"]) - 1, Read(text, *box, line)
