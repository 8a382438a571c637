"""What people type finds the tasks that have it, alike on both databases."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.domain import OwnerKind, Search, TaskState, TextField
from bot.errors import NotAllowed
from bot.parsing.search_words import split_words
from bot.parsing.values import Status
from bot.storage import Database, Organisation, Task, search_tsvector
from tests.storage.search_office import (
    AN,
    CHI,
    INSPECTORS,
    NOW,
    TECHNICAL,
    SearchOffice,
    by,
    item,
)

ASKED = [
    ("đo lường", ["1", "2"], "side by side before apart"),
    ("DO LUONG", ["1", "2"], "as typed in a hurry"),
    ("ISO 9001:2015", ["3"], "signs only part words"),
    ("iso9001", ["3"], "letters and digits need no space"),
    ("pii", ["4"], "short words count"),
    ("32/KH-UBND", ["6"], "a document's number"),
    ("32/kh ubnd", ["6"], "the same in a hurry"),
    ("12/KH-STN", ["4", "2", "1", "5", "3", "6", "7"], "the plan's own number is of every task"),
    ("duyệt", ["2"], "the expected result"),
    ("công an tỉnh", ["5", "4"], "a name side by side, before its words here and there"),
    ("thanh tra", ["5"], "content and people"),
    ("Mai Chi", ["5"], "a person"),
    ("bình quy hoạch", ["7"], "one word a person's, the others of the content"),
    ("tập huấn", ["2"], "content"),
    ("công tác tiêu chuẩn", ["4", "2", "1", "5", "3", "6", "7"], "a section"),
    ("7", ["7"], "a number"),
]


@pytest.mark.parametrize(
    ("words", "numbers"), [one[:2] for one in ASKED], ids=[f"{one[0]}: {one[2]}" for one in ASKED]
)
async def test_words_find_tasks(standing: SearchOffice, words: str, numbers: list[str]) -> None:
    found = await standing.page(words)
    assert [line.number for line in found.lines] == numbers
    assert found.search
    assert not found.search.is_partial


async def test_content_comes_before_people_before_the_rest(office: SearchOffice) -> None:
    await office.open_another(
        item("8", "Họp giao ban", by(1, 5), expected_result="Tài liệu về Chi cục Thủy sản"),
        item("9", "Tập hợp số liệu", by(2, 5), lead_units=("Chi cục Thủy sản",)),
        item("10", "Làm việc với Chi cục Thủy sản", by(3, 5)),
        item("11", "Thủy sản: chi cho cục bộ", by(30, 4)),
    )
    assert await office.found("chi cục thủy sản") == ["10", "11", "9", "8"]


async def test_of_one_kind_the_earliest_due_comes_first_and_done_ones_last(
    office: SearchOffice,
) -> None:
    await office.open_another(
        *(item(str(20 + day), f"Hội thảo {day}", by(day, 7)) for day in (3, 1, 2))
    )
    assert await office.found("hội thảo") == ["21", "22", "23"]
    async with office.database.write() as session:
        is_first = col(Task.number) == "21"
        await session.execute(update(Task).where(is_first).values(state=TaskState.DONE))
    assert await office.found("hội thảo") == ["22", "23", "21"]


async def test_the_last_word_may_be_begun_only(standing: SearchOffice) -> None:
    found = await standing.page("tap hu")
    assert [line.number for line in found.lines] == ["2"]
    assert found.search == Search(("tap", "hu"), prefix=True, at_least=2)


async def test_a_word_that_somebody_wrote_is_not_a_beginning(office: SearchOffice) -> None:
    await office.open_another(item("8", "Quyết toán", by(1, 6)), item("9", "Lập quỹ", by(2, 6)))
    assert await office.found("quy") == ["9", "7"]


@pytest.mark.parametrize(
    ("typed", "meant", "number"),
    [
        ("đo lưòngg", "luong", "1"),
        ("buc xaj", "xa", "5"),
        ("chuyeern đổi", "chuyen", "6"),
        ("hẹ thoong", "thong", "3"),
    ],
)
async def test_a_slip_finds_the_word_it_was_to_be(
    standing: SearchOffice, typed: str, meant: str, number: str
) -> None:
    found = await standing.page(typed)
    assert found.lines[0].number == number
    assert found.search
    assert meant in dict(found.search.replaced).values()


@pytest.mark.parametrize("typed", ["pix", "piz", "isa", "chi so pix"])
async def test_a_short_word_is_not_guessed_from(standing: SearchOffice, typed: str) -> None:
    found = (await standing.page(typed)).search
    assert found is None or not found.replaced


async def test_as_many_of_the_words_as_possible(standing: SearchOffice) -> None:
    found = await standing.page("thanh tra an toàn thực phẩm")
    assert [line.number for line in found.lines] == ["5"]
    assert found.search
    assert found.search.is_partial


async def test_however_many_words_are_asked_all_of_them_count(office: SearchOffice) -> None:
    long = "Rà soát trình tự thủ tục cấp phép khai thác nước ngầm vùng ven biển"
    await office.open_another(item("8", long, by(1, 6)), item("9", f"{long} phía bắc", by(2, 6)))
    assert await office.found(f"{long} phía bắc") == ["9"]
    most = await office.page(f"{long} xyzzy")
    assert [line.number for line in most.lines] == ["8", "9"]
    assert most.search
    assert most.search.is_partial


async def test_a_word_asked_twice_counts_once(standing: SearchOffice) -> None:
    found = (await standing.page("đo lường đo lường đo lường đo lường đo lường")).search
    assert found
    assert (found.words, found.is_partial) == (("do", "luong"), False)


NUMBERS = [
    ("99/KH-UBND", ["8"], "printed in the time phrase only"),
    ("45/2017/QĐ-UBND", ["9"], "in whole"),
    ("45/2017", ["9"], "its beginning"),
    ("77/QĐ-UBND", [], "its parts are other documents'"),
    ("kế hoạch 77/QĐ-UBND", [], "nor with another word"),
    ("nghị quyết xyzzy 45/2017", ["9"], "as many of the words as possible, the number always"),
    ("9/2026", ["9"], "with a zero in front in the plan"),
    ("09/2026", ["9"], "with it in the question"),
    ("008/kh", ["10"], "zeros in front of a document's number"),
]


@pytest.mark.parametrize(
    ("words", "numbers"), [one[:2] for one in NUMBERS], ids=[one[2] for one in NUMBERS]
)
async def test_numbers_of_documents_are_found_in_whole(
    office: SearchOffice, words: str, numbers: list[str]
) -> None:
    await office.open_another(
        replace(item("8", "Thực hiện", by(1, 6)), timeline="Theo Kế hoạch số 99/KH-UBND"),
        item("9", "Theo Nghị quyết 45/2017/QĐ-UBND, tháng 09/2026", by(2, 6)),
        item("10", "Theo Kế hoạch 8/KH-STN", by(3, 6)),
    )
    assert await office.found(words) == numbers


@pytest.mark.parametrize("words", ["zzz", "qwrtp xyzzy", "//", "-", "🙂", '"', "*", "'", "\\", "%"])
async def test_what_nobody_wrote_finds_nothing(standing: SearchOffice, words: str) -> None:
    found = await standing.page(words)
    assert (found.lines, found.total, found.search) == ((), 0, None)


@pytest.mark.parametrize(
    "words",
    [
        'iso" OR "pii',
        "iso*",
        "content:iso",
        "{content}: iso",
        "(iso",
        "iso AND",
        "NEAR(iso, 2)",
        "iso' & !pii",
        "iso:*",
        "iso <-> 9001",
        "iso); DROP TABLE task; --",
        "\0iso",
        "iso " * 1000,
        "iso" * 1000 + " iso",
    ],
)
async def test_signs_of_a_query_language_are_signs_only(standing: SearchOffice, words: str) -> None:
    assert await standing.found(words) == await standing.found(" ".join(split_words(words)))
    assert await standing.found("iso") == ["3"]


async def test_officers_find_only_what_names_them_or_their_unit(standing: SearchOffice) -> None:
    assert await standing.found("an toàn bức xạ", who=CHI) == ["5"]
    hidden = await standing.page("bức xạ", who=AN)
    assert (hidden.lines, hidden.total) == ((), 0)
    assert await standing.found("quy hoạch", who=AN) == ["7"]  # their unit's


async def test_a_slip_tells_nobody_of_words_in_tasks_they_may_not_see(
    standing: SearchOffice,
) -> None:
    asked = "bức xaj"
    for_chi = (await standing.page(asked, who=CHI)).search
    assert for_chi
    assert for_chi.replaced == (("xaj", "xa"),)
    assert (await standing.page(asked, who=AN)).search is None


async def test_whether_a_hidden_task_has_a_word_changes_no_answer(office: SearchOffice) -> None:
    def answers() -> Any:
        return asyncio.gather(*(office.page(word, who=AN) for word in ("luonk", "thong", "maang")))

    before = await answers()
    assert before[0].search
    assert before[0].search.replaced == (("luonk", "luong"),)
    hidden = item("8", "Luonk luona luonb luonc thonk maang", by(1, 6))
    await office.open_another(replace(hidden, lead_units=(INSPECTORS,), lead_persons=(CHI,)))
    assert await office.found("luonk", who=CHI) == ["8"]
    assert await answers() == before


async def test_a_word_that_is_gone_is_offered_no_more(office: SearchOffice) -> None:
    await office.open_another(item("8", "Luonk", by(1, 6)))
    async with office.database.write() as session:
        changed = update(Task).where(col(Task.number) == "8")
        await session.execute(changed.values(content="Khác"))
    found = (await office.page("luonk")).search
    assert found
    assert found.replaced == (("luonk", "luong"),)


async def test_another_offices_tasks_are_not_found(office: SearchOffice) -> None:
    async with office.database.write() as session:
        session.add(Organisation(name="Sở Khác", created_at=NOW))
    async with office.database.write() as session:
        await session.execute(update(Task).where(col(Task.number) == "4").values(org_id=2))
    assert await office.found("PII") == []


async def test_a_search_goes_with_owner_state_and_period(standing: SearchOffice) -> None:
    unit = (await standing.speaker(CHI)).unit_id
    an = (await standing.speaker(AN)).id
    assert await standing.found("tỉnh", owner=OwnerKind.UNIT, owner_id=unit) == ["5"]
    assert await standing.found("tỉnh", owner=OwnerKind.PERSON, owner_id=an) == ["4"]
    assert await standing.found("tỉnh", who=AN, owner=OwnerKind.ME) == ["4"]
    assert await standing.found("tỉnh", status=Status.OVERDUE) == ["4"]
    august: dict[str, Any] = {"start": date(2026, 8, 1), "end": date(2026, 8, 31)}
    found = await standing.page("tỉnh", **august)
    assert [line.number for line in found.lines] == ["5"]
    assert (found.total, found.inside) == (1, 1)


async def test_somebody_elses_list_is_not_opened_by_words(standing: SearchOffice) -> None:
    unit = (await standing.speaker(CHI)).unit_id
    with pytest.raises(NotAllowed):
        await standing.page("bức xạ", who=AN, owner=OwnerKind.UNIT, owner_id=unit)


PLACES = {
    "content": {"content": "Phổ biến giáo dục pháp luật"},
    "apart in content": {"content": "Pháp luật: giáo dục, phổ biến"},
    "unit": {"lead_units": ("Ban Phổ biến giáo dục pháp luật",)},
    "result": {"expected_result": "Hội nghị phổ biến giáo dục pháp luật"},
}


async def open_many_places(office: SearchOffice) -> None:
    """43 tasks, the words in one place after another."""
    kinds = list(PLACES.values())
    await office.open_another(
        *(
            replace(
                item(str(100 + at), f"Việc {at}", by(1 + at % 28, 6 + at % 3)),
                **kinds[at % len(kinds)],  # type: ignore[arg-type] # a field of each kind
            )
            for at in range(43)
        )
    )


async def test_pages_hold_every_task_once_and_as_many_as_are_counted(office: SearchOffice) -> None:
    await open_many_places(office)
    for wanted in ({}, {"start": by(1, 6), "end": by(31, 7)}, {"status": Status.OPEN}):
        pages = [await office.page("phổ biến pháp luật", page=at, **wanted) for at in range(6)]
        total = pages[0].total
        shown = [line.id for page in pages[: -(-total // 8)] for line in page.lines]
        assert len(shown) == len(set(shown)) == total > 8
        assert {page.total for page in pages} == {total}
        assert {page.inside for page in pages} == {pages[0].inside}
    past = await office.page("phổ biến pháp luật", page=999)
    assert (past.page, past.total, len(past.lines)) == (0, 43, 8)


@pytest.mark.parametrize("looked_at", [0, 8, 20, 1000])
async def test_words_of_very_many_tasks_give_the_same_pages(
    office: SearchOffice, monkeypatch: pytest.MonkeyPatch, looked_at: int
) -> None:
    await open_many_places(office)
    asked = [(words, at) for words in ("phổ biến pháp luật", "việc", "công tác") for at in range(7)]
    sorted_ = [await office.page(words, page=at) for words, at in asked]
    monkeypatch.setattr(search_tsvector, "_MANY", 0)
    monkeypatch.setattr(search_tsvector, "_LOOKED_AT", looked_at)
    assert [await office.page(words, page=at) for words, at in asked] == sorted_


async def test_counts_of_the_period_are_of_what_was_found(standing: SearchOffice) -> None:
    found = await standing.page("công tác tiêu chuẩn", start=by(1, 5), end=by(31, 5))
    inside = [line for line in found.lines if line.inside]
    assert (found.total, found.inside) == (len(found.lines), len(inside))
    assert {line.number for line in inside} == {"2", "4"}


async def test_a_line_says_where_the_words_are_that_it_does_not_show(
    standing: SearchOffice,
) -> None:
    line = (await standing.page("tập huấn được duyệt")).lines[0]
    assert line.found
    assert (line.found.field, line.found.text) == (
        TextField.EXPECTED_RESULT,
        "Kế hoạch tập huấn được duyệt",
    )
    assert (await standing.page("đo lường")).lines[0].found is None


async def test_a_result_is_found_by_its_words_and_its_document(office: SearchOffice) -> None:
    task_id = (await office.page("PII")).lines[0].id
    await office.hand_in(task_id, AN, "Đã gửi góp ý theo công văn 450/SKHCN-QLKH ngày 12/5/2026")
    for words in ("450/SKHCN-QLKH", "450 skhcn", "gửi góp ý"):
        assert await office.found(words) == ["4"]


async def test_an_office_that_is_empty_answers(database: Database) -> None:
    office = SearchOffice(database)
    await office.open(item("1", "Một việc", by(1, 6)))
    assert await office.found("hai") == []


async def test_units_are_found_by_their_other_names(office: SearchOffice) -> None:
    await office.rename(INSPECTORS, short_name="TTS", aliases=["Đội liên ngành"])
    assert await office.found("tts") == ["5"]
    assert await office.found("doi lien nganh") == ["5"]
    assert await office.found(TECHNICAL, owner=OwnerKind.ALL) == ["4", "2", "1", "3", "6", "7"]
