"""Whatever a file holds, it is either read or refused with one named reason."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import NotAPlan
from bot.plans.draft import read_plan
from bot.plans.limits import MAX_BYTES
from tests.plans.printed import HEADER, lines

TASKS = lines(HEADER, ("1", "họp", "Quý I", "Văn phòng"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def word_file() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=2, cols=4)
    for row, texts in zip(table.rows, (HEADER, ("1", "họp", "Quý I/2024", "A")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def with_main_part(xml: str) -> bytes:
    relation = (
        '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    return packed({"_rels/.rels": relation.encode(), "word/document.xml": xml.encode()})


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.txt", b"", "plan-empty"),
        ("a.txt", b" \r\n\t\n", "plan-empty"),
        ("a.txt", b"\xef\xbb\xbf", "plan-empty"),
        ("a.txt", bytes(range(256)), "plan-unreadable"),
        ("a.txt", b"%PDF-1.7\n\x00\x01\x02\xff", "plan-unreadable"),
        ("a.txt", "Chào các anh chị".encode(), "plan-no-tasks"),
        ("a.txt", b"a\tb\tc\n1\t2\t3", "plan-no-tasks"),
        ("a.txt", TASKS.encode(), "plan-no-year"),
        ("a.pdf", b"%PDF-1.7", "plan-unreadable"),
        ("a.xlsx", b"PK", "plan-no-tasks"),
        ("a.doc", OLE, "plan-unreadable"),
        ("a", b"x", "plan-unsupported"),
        ("a.docx", b"", "plan-empty"),
        ("a.docx", b"PK\x03\x04 cut off", "plan-unreadable"),
        ("a.docx", word_file()[:-200], "plan-unreadable"),
        ("a.docx", OLE, "plan-unreadable"),
        ("a.docx", packed({"a.xml": b"<a/>"}), "plan-unreadable"),
        ("a.docx", with_main_part("no xml"), "plan-unreadable"),
        ("a.docx", with_main_part("<a/>"), "plan-no-tasks"),
        ("a.docx", packed({f"{n}": b"" for n in range(6000)}), "plan-unpacks-too-large"),
    ],
)
def test_a_file_that_is_no_plan_is_refused(
    tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotAPlan) as refused:
        read_plan(tmp_path / name)
    assert refused.value.key == key


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotAPlan) as refused:
        read_plan(tmp_path / "gone.txt")
    assert refused.value.values == {"name": "gone.txt"}


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(NotAPlan, match="plan-too-large"):
        read_plan(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(packed({"word/document.xml": bytes(200 * 1024 * 1024)}))
    with pytest.raises(NotAPlan, match="plan-unpacks-too-large"):
        read_plan(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "a.docx"
    path.write_bytes(
        with_main_part(f'<!DOCTYPE a [<!ENTITY e0 "xxxxxxxxxx">{levels}]><a>&e11;</a>')
    )
    with pytest.raises(NotAPlan):
        read_plan(path)


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    content = bytearray(word_file())
    # The flag "encrypted" of every part, in the directory at the end of the file.
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        content[start + 8] |= 1
        start += 4
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(NotAPlan, match="plan-locked"):
        read_plan(tmp_path / "a.docx")


def read_or_refuse(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        read_plan(path, year=2024)
    except NotAPlan:
        return


ANYTHING = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CELLS = st.one_of(
    st.sampled_from(
        ("", "1", "I", "2.", "-", "Quý I", "Tháng 13", "<b>", "(Thuận", "1 tỷ", *HEADER)
    ),
    st.text(max_size=20),
)
ROWS = st.lists(st.lists(CELLS, max_size=6).map("\t".join), max_size=12).map("\n".join)


@ANYTHING
@given(content=st.binary(max_size=300))
def test_no_bytes_break_it(tmp_path: Path, content: bytes) -> None:
    read_or_refuse(tmp_path / "a.txt", content)


@ANYTHING
@given(rows=ROWS)
def test_no_table_breaks_it(tmp_path: Path, rows: str) -> None:
    text = f"{lines(HEADER)}\n{rows}".encode("utf-8", "surrogatepass")
    read_or_refuse(tmp_path / "a.txt", text)


@ANYTHING
@given(place=st.integers(0, 40_000), byte=st.integers(0, 255))
def test_no_damage_to_a_word_file_breaks_it(tmp_path: Path, place: int, byte: int) -> None:
    content = bytearray(WORD)
    content[place % len(content)] = byte
    read_or_refuse(tmp_path / "a.docx", bytes(content))


WORD = word_file()
