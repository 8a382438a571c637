"""Found words are bold in the text as it is written, whatever stands in it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain import FoundIn, OwnerKind, Search, TaskFilter, TaskLine, TaskPage, TaskState
from bot.domain import TextField as Field
from bot.messages.asking.found import marked
from bot.messages.catalog import words_in
from bot.messages.tasks import task_list

TODAY = date(2026, 5, 13)


def search(*words: str, **how: object) -> Search:
    return Search(words, at_least=len(words), **how)  # type: ignore[arg-type] # each test names its fields


@pytest.mark.parametrize(
    ("text", "looked_for", "shown"),
    [
        ("Kiểm tra đo lường", search("do", "luong"), "Kiểm tra <b>đo lường</b>"),
        ("ĐO và LƯỜNG", search("do", "luong"), "<b>ĐO</b> và <b>LƯỜNG</b>"),
        ("Số 32/KH-UBND.", search("32", "kh", "ubnd"), "Số <b>32/KH-UBND</b>."),
        ("ISO 9001:2015", search("iso", "9001"), "<b>ISO 9001</b>:2015"),
        ("ISO9001", search("iso"), "<b>ISO</b>9001"),
        ("Tiêu chuẩn", search("tieu", "chu", prefix=True), "<b>Tiêu chuẩn</b>"),
        ("Đo trước, độ sau", search("do"), "<b>Đo</b> trước, <b>độ</b> sau"),
        ("<i>đo</i> & <", search("do"), "&lt;i&gt;<b>đo</b>&lt;/i&gt; &amp; &lt;"),
        ("Không có gì", search("khac"), "Không có gì"),
        ("đo\u0309 lường", search("do"), "<b>đỏ</b> lường"),
        ("", search("do"), ""),
    ],
)  # fmt: skip
def test_found_words_are_bold(text: str, looked_for: Search, shown: str) -> None:
    assert marked(text, looked_for, room=120) == shown


def test_a_word_far_in_a_long_text_is_shown_with_what_is_around_it() -> None:
    text = "mở đầu rất dài " * 30 + "về đo lường ở chợ " + "và còn nữa " * 30
    shown = marked(text, search("do", "luong"), room=60)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "về <b>đo lường</b> ở chợ" in shown
    assert len(shown.replace("<b>", "").replace("</b>", "")) <= 60


@pytest.mark.parametrize("room", [20, 60, 120])
def test_a_cut_text_never_cuts_a_tag(room: int) -> None:
    shown = marked("<đo> & lường " * 40, search("do", "luong"), room=room)
    assert shown.count("<b>") == shown.count("</b>") > 0
    assert "<đ" not in shown.replace("<b>đ", "")


def page(looked_for: Search | None, *lines: TaskLine, words: str = "do luong") -> TaskPage:
    wanted = TaskFilter(owner=OwnerKind.ALL, words=words)
    size = len(lines)
    return TaskPage(wanted, lines, total=size, page=0, inside=0, overdue=0, search=looked_for)


def line(content: str, found: FoundIn | None = None) -> TaskLine:
    return TaskLine(1, "24", content, TaskState.NOT_STARTED, date(2026, 6, 30), False, found)


def said(shown: TaskPage, language: str = "vi") -> str:
    return task_list(words_in(language), shown, owner_name=None, today=TODAY).text


def test_the_heading_writes_the_words_as_the_plan_does() -> None:
    shown = page(search("do", "luong"), line("Kiểm tra nhà nước về đo lường"))
    assert said(shown).startswith("<b>Kết quả tìm “đo lường”</b>")


def test_words_of_two_places_are_written_as_each_writes_them() -> None:
    shown = page(search("do", "bui"), line("Đo mưa", FoundIn(Field.RESULT, "Số liệu Bụi")))
    assert said(shown).startswith("<b>Kết quả tìm “đo bụi”</b>")


@pytest.mark.parametrize(
    ("typed", "printed", "quoted"),
    [
        ("lưu trữ", "Rà soát dịch vụ lưu trú", "lưu trữ"),
        ("lưu trữ", "Chỉnh lý hồ sơ lưu trữ", "lưu trữ"),
        ("LƯU TRỮ", "Chỉnh lý hồ sơ lưu trữ", "lưu trữ"),
        ("luu tru", "Rà soát dịch vụ lưu trú", "lưu trú"),
    ],
)
def test_the_heading_has_the_marks_that_were_typed(typed: str, printed: str, quoted: str) -> None:
    shown = page(search("luu", "tru"), line(printed), words="luu tru")
    shown = replace(shown, filter=replace(shown.filter, typed=typed))
    assert f"“{quoted}”" in said(shown).splitlines()[0]


@pytest.mark.parametrize("replaced", [(), (("luogn", "luong"),)])
def test_tasks_that_went_between_two_looks_leave_a_calm_answer(
    replaced: tuple[tuple[str, str], ...],
) -> None:
    gone = replace(page(search("do", "luong", replaced=replaced)), total=1)
    assert "do luong" in said(gone)


def test_a_slip_is_told() -> None:
    found = search("do", "luong", replaced=(("luogn", "luong"),))
    shown = page(found, line("Kiểm tra đo lường"), words="do luogn")
    assert "Không có “do luogn”; kết quả cho “đo lường”:" in said(shown)
    assert "Nothing has “do luogn”; results for “đo lường”:" in said(shown, "en")


def test_a_part_of_the_words_is_told() -> None:
    shown = page(Search(("do", "xyz"), at_least=1), line("Kiểm tra đo lường"), words="do xyz")
    assert "Không có việc nào đủ các từ" in said(shown)
    assert said(shown).startswith("<b>Kết quả tìm “do xyz”</b>")
    assert said(shown, "en").startswith("<b>Results for “do xyz”</b>")


def test_words_that_are_not_found_are_quoted_as_they_were_typed() -> None:
    found = search("do", "luong", replaced=(("luogn", "luong"),))
    shown = page(found, line("Kiểm tra đo lường"), words="do luogn")
    typed = replace(shown, filter=replace(shown.filter, typed="Đo lưogn"))
    assert "Không có “Đo lưogn”; kết quả cho “đo lường”:" in said(typed)
    other = replace(shown, filter=replace(shown.filter, typed="Đo lưogn ở chợ"))
    assert "Không có “do luogn”" in said(other)


def test_nothing_found_quotes_the_words_as_they_were_typed() -> None:
    shown = replace(page(None), filter=TaskFilter(words="pha le", typed="pha lê"))
    assert "“pha lê”" in said(shown)


def test_nothing_found_says_what_to_try() -> None:
    assert "tìm bằng ít từ hơn" in said(page(None))


@pytest.mark.parametrize("field", Field)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_found_elsewhere_are_shown_with_their_place(field: Field, language: str) -> None:
    hostile = FoundIn(field, "Công văn <script> về đo lường")
    text = said(page(search("do", "luong"), line("Việc khác", hostile)), language)
    assert "<script>" not in text
    # The number stands in front of the line anyway.
    assert ("&lt;script&gt; về <b>đo lường</b>" in text) == (field is not Field.NUMBER)


def test_a_page_of_long_hostile_texts_fits_into_a_message() -> None:
    text = "<đo> & lường " * 500
    lines = [line(text, FoundIn(Field.RESULT, text))] * 8
    assert len(said(page(search("do", "luong"), *lines))) < 4096 * 2
    plain = said(page(search("do", "luong"), *lines)).replace("<b>", "").replace("</b>", "")
    assert len(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) < 4096
