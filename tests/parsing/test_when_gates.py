"""The quick looks that spare a search change nothing that is read."""

import random
import re
from collections.abc import Iterator

import pytest

from bot.parsing.text import words_of
from bot.parsing.when import citations, limits, mentions
from bot.parsing.when.citations import blank_citations
from bot.parsing.when.limits import Limit, limit_before
from bot.parsing.when.mentions import RULES, Mention, find_mentions
from tests.parsing.tables.notation import deadline_rows

YEAR = 2024
GRAMMAR_TEXT = """
    tháng thg. T5 thang tháng: quý Quý q2 quỹ năm ngày mùng mười hai ba tư sáu tuần nửa đầu giữa
    cuối cùng các những cả chín bốn 4 6 9 12 5 31 30/6 15.5 20-25 2024 2025-01-05 /2024 I IV ll thứ
    hai thnag thg th ang tahng trước chậm nhất là đến hết từ sau trong vào khoảng hạn chót thời
    17h 8h30 17 giờ sáng thường
    xuyên suốt quanh tròn toàn bộ chục trung thượng tuần hạ lễ Kế hoạch Quyết định số 12
    45/QĐ-UBND ngày giai đoạn nhiệm kỳ ISO 9001:2015 TCVN đợt lần khoá điều phụ lục luật lịch hợp
    đồng học kỳ bước 1.000 và , ; - → ( ) . : của nay trở đi thống thanh toán nộp gửi trình báo cáo
    đối chiếu chấm sâu lúc buổi chiều by until before KH CV đề án quy chế
"""
GRAMMAR = GRAMMAR_TEXT.split()
SOME = 3_000


def texts() -> Iterator[str]:
    yield from (row.phrase for row in deadline_rows())
    drawn = random.Random(2024)
    for _ in range(SOME):
        joint = drawn.choice((" ", " ", "", "/"))
        yield joint.join(drawn.choices(GRAMMAR, k=drawn.randint(1, 9)))


TEXTS = list(texts())
EVERYTHING = re.compile("")


def test_citations_are_found_without_the_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    folded = [words_of(text).folded for text in TEXTS]
    quick = list(map(blank_citations, folded))
    monkeypatch.setattr(citations, "_MAY_CITE", EVERYTHING)
    monkeypatch.setattr(citations, "_MAY_NAME", EVERYTHING)
    assert [
        (text, one, other)
        for text, one, other in zip(folded, quick, map(blank_citations, folded), strict=True)
        if one != other
    ] == []


def limits_in(text: str) -> list[tuple[int, Limit]]:
    words = words_of(text)
    return [limit_before(words, words.folded, at) for at in range(len(words.folded))]


def test_limits_are_found_without_the_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = list(map(limits_in, TEXTS))
    monkeypatch.setattr(limits, "_may_end_limit", lambda _folded, _at: True)
    for text, found in zip(TEXTS, quick, strict=True):
        assert found == limits_in(text), text


def mentions_in(text: str) -> list[Mention]:
    words = words_of(text)
    return list(find_mentions(words, words.folded, year=YEAR))


def test_a_rule_opens_wherever_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = list(map(mentions_in, TEXTS))
    everywhere = tuple((mentions._compiled(rule.pattern), rule.build) for rule in RULES)
    # A number behind "thứ" is a weekday, one behind "1:" is of a clock, one behind "/a" of a code.
    anywhere = re.compile(r"\b(?<!/)(?<!\d:)(?:(?=[a-z])|(?<!\bthu )(?<!\bthu)(?=\d))")
    monkeypatch.setattr(mentions, "_rules_at", lambda _key: everywhere)
    monkeypatch.setattr(mentions, "_OPENING", anywhere)
    monkeypatch.setattr(mentions, "_key", lambda _opening: "")
    for text, found in zip(TEXTS, quick, strict=True):
        assert found == mentions_in(text), text
