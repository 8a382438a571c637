"""The quick looks of rhythms, triggers and misprints change nothing that is read."""

import random
import re
from collections.abc import Iterator

import pytest

from bot.parsing.cells import misprints, triggers
from bot.parsing.cells.misprints import as_meant
from bot.parsing.cells.triggers import Trigger, trigger_at
from bot.parsing.deadlines import read_deadline
from bot.parsing.text import words_of
from bot.parsing.when import recurrences
from bot.parsing.when.recurrences import Rhythm, find_rhythms
from bot.parsing.when.rhythm_rules import RULES
from tests.parsing.tables.notation import deadline_rows

GRAMMAR_TEXT = """
    hàng hằng mỗi định kỳ theo các từng những tuần tháng quý năm ngày lần thường niên đầu giữa cuối
    cùng tiên nửa trung thượng hạ thứ hai ba sáu nhất chủ nhật 1 2 5 15 20 31 35 0 một 2/5 /lần /
    lần/ của trong vào trước chậm nhất là đến sau từ khi kể tính vòng không quá khoảng tại dịp phục
    vụ kỳ họp đợt hội nghị có kết quả ban hành được phê duyệt trình Sở UBND báo cáo quy định quỹ
    Kế hoạch số Chương trình cho ý kiến tiếp kế làm việc giờ rưỡi 10-15 1,5 tháng: quý, và , ; : ( )
    . - ngay so với nt [ ] “ ” trước30/6 tháng5 ll lO 3O/6 cuốitháng 1S/6 ngày20
"""
GRAMMAR = GRAMMAR_TEXT.split()
SOME = 3_000
EVERYTHING = re.compile("")
ANYWHERE = re.compile(r"(?<![a-z0-9/])(?P<any>)(?=.)")


def texts() -> Iterator[str]:
    yield from (row.phrase for row in deadline_rows())
    drawn = random.Random(2026)
    for _ in range(SOME):
        yield " ".join(drawn.choices(GRAMMAR, k=drawn.randint(1, 9)))


TEXTS = list(texts())


def rhythms_in(text: str) -> list[Rhythm]:
    words = words_of(text)
    return find_rhythms(words, words.folded)


def test_rhythms_are_found_without_the_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = list(map(rhythms_in, TEXTS))
    assert sum(map(bool, quick)) > SOME // 20
    monkeypatch.setattr(recurrences, "_MAYBE", EVERYTHING)
    for text, found in zip(TEXTS, quick, strict=True):
        assert found == rhythms_in(text), text


def test_every_rhythm_opens_as_its_rule_says(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = list(map(rhythms_in, TEXTS))
    every = tuple((re.compile(rule.pattern), rule.build) for rule in RULES)
    monkeypatch.setattr(recurrences, "_MAYBE", EVERYTHING)
    monkeypatch.setattr(recurrences, "_OPENING", ANYWHERE)
    monkeypatch.setattr(recurrences, "_rules_at", lambda _opening: every)
    for text, found in zip(TEXTS, quick, strict=True):
        assert found == rhythms_in(text), text


def triggers_in(text: str) -> list[Trigger | None]:
    words = words_of(text)
    starts = (found.start() for found in re.finditer(r"\b\w", words.folded))
    return [trigger_at(words, at) for at in starts]


def test_triggers_begin_where_the_quick_look_says(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = list(map(triggers_in, TEXTS))
    assert sum(any(found) for found in quick) > SOME // 20
    monkeypatch.setattr(triggers, "_BEGINS", EVERYTHING)
    for text, found in zip(TEXTS, quick, strict=True):
        assert found == triggers_in(text), text


def test_a_cell_awaits_nothing_without_the_words_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [read_deadline(text, year=2026) for text in TEXTS]
    monkeypatch.setattr(triggers, "_MAY_AWAIT", EVERYTHING)
    for text, found in zip(TEXTS, quick, strict=True):
        assert found == read_deadline(text, year=2026), text


def test_misprints_are_found_without_the_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [as_meant(words_of(text)) for text in TEXTS]
    monkeypatch.setattr(misprints, "_MAYBE", EVERYTHING)
    for text, found in zip(TEXTS, quick, strict=True):
        assert found == as_meant(words_of(text)), text
