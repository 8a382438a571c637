"""How quickly time phrases and questions are read, one by one and as they grow.

The phrases are those of the accuracy tables, every kind of them. Each round times all readers in
turn, so that other work on the machine meets all alike; the median of the rounds counts.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product
from statistics import mean, median, quantiles

from dateparser.search import search_dates

from benchmarks.tables import show
from bot.parsing.deadlines import read_deadline
from bot.parsing.queries import read_query
from bot.parsing.text import fold, words_of
from bot.parsing.values import KnownNames
from tests.parsing.tables.notation import deadline_rows, question_rows

TODAY = date(2024, 5, 15)
LENGTHS = (1_000, 10_000, 100_000)
# Texts without an end: many times, many events, brackets, one word, digits, what nobody reads.
FAMILIES = {
    "times": "tháng 5, ",
    "dated actions": "trước 30/6 trình dự thảo; ",
    "events": "sau khi có ý kiến, ",
    "brackets": "(quý I (",
    "one long word": "việc",
    "digits": "1/2-3.",
    "no times": "rà soát văn bản và ",
}
# Every so many: it is a thousand times slower, and its phrases are much alike.
_SEARCHED = 8


@dataclass(frozen=True, slots=True)
class Text:
    kind: str
    words: str
    read: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one sort of text, in seconds: our reader's time for each, and that of the others."""

    texts: tuple[Text, ...]
    each: tuple[float, ...]
    first: float
    """An average phrase in the first round, when no word of it has been met before."""
    searched: float
    """dateparser's search, an average phrase."""
    words: float
    folded: float
    """Only evening the text out, an average phrase."""

    @property
    def mean(self) -> float:
        return mean(self.each)

    def by_kind(self) -> Iterator[tuple[str, list[float]]]:
        for kind in dict.fromkeys(text.kind for text in self.texts):
            yield (
                kind,
                [
                    took
                    for text, took in zip(self.texts, self.each, strict=True)
                    if text.kind == kind
                ],
            )


def time_phrases() -> tuple[Text, ...]:
    return tuple(
        Text(row.kind, row.phrase, partial(read_deadline, row.phrase, year=row.year))
        for row in deadline_rows()
    )


def questions(names: KnownNames) -> tuple[Text, ...]:
    return tuple(
        Text(
            str(row.query.intent),
            row.query.text,
            partial(read_query, row.query.text, today=row.today, year=row.year, names=names),
        )
        for row in question_rows()
    )


def office_names() -> KnownNames:
    """Thirty units and two hundred people, named as units and people are."""
    kinds = ("Phòng", "Chi cục", "Trung tâm")
    fields = ("Quản lý Khoa học", "Kế hoạch", "Đo lường", "Thanh tra", "Hành chính", "Kế toán")
    more = ("Ứng dụng Công nghệ", "Tổ chức Cán bộ", "Pháp chế", "Sở hữu trí tuệ")
    families = ("Nguyễn Văn", "Trần Thị", "Lê Minh", "Phạm Ngọc", "Võ Thanh")
    given = ("Bình", "Châu", "Dũng", "Hà", "Hùng", "Lan", "Mai", "Năm", "Quý", "Thu")
    second = ("Anh", "Bảo", "Đức", "Thu")
    units = (f"{kind} {field}" for kind, field in product(kinds, (*fields, *more)))
    people = (" ".join(name) for name in product(families, second, given))
    return KnownNames(dict.fromkeys(units, ()), dict.fromkeys(people, ()))


def speed(texts: Sequence[Text], *, rounds: int) -> Speed:
    """The medians of so many rounds; in each, every reader reads every text.

    All are timed text by text: a pause of the machine then spoils one figure of a text, whichever
    reader it falls on, where it would weigh on the whole of a long run.
    """
    readers: list[list[Callable[[], object]]] = [
        [text.read for text in texts],
        [partial(search_dates, text.words, languages=["vi"]) for text in texts[::_SEARCHED]],
        [partial(words_of, text.words) for text in texts],
        [partial(fold, text.words) for text in texts],
    ]
    taken: list[list[list[float]]] = [[] for _ in readers]
    for _ in range(rounds):
        for reader, times in zip(readers, taken, strict=True):
            times.append([_took(read) for read in reader])
    each, *others = (
        tuple(median(times) for times in zip(*of_reader, strict=True)) for of_reader in taken
    )
    searched, words, folded = map(mean, others)
    return Speed(tuple(texts), each, mean(taken[0][0]), searched, words, folded)


def _took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def growth(*, lengths: Sequence[int], rounds: int) -> Iterator[list[str]]:
    """Nanoseconds a character as a text grows; where time is linear they stay what they were."""
    readers: dict[str, Callable[[str], object]] = {
        "phrase": partial(read_deadline, year=TODAY.year),
        "question": partial(read_query, today=TODAY, year=TODAY.year),
    }
    for (family, piece), (reader, read) in product(FAMILIES.items(), readers.items()):
        each = []
        for length in lengths:
            text = (piece * (length // len(piece) + 1))[:length]
            each.append(median(_took(partial(read, text)) for _ in range(rounds)) / length)
        figures = (f"{one * 1e9:,.0f}" for one in each)
        yield [f"{family}, as a {reader}", *figures, f"{each[-1] / each[0]:.1f}"]


def measure(*, rounds: int = 15) -> dict[str, Speed]:
    return {
        "time phrases": speed(time_phrases(), rounds=rounds),
        "questions": speed(questions(KnownNames()), rounds=rounds),
        "questions, names known": speed(questions(office_names()), rounds=rounds),
    }


def report(speeds: dict[str, Speed], *, lengths: Sequence[int], rounds: int) -> None:
    rates = ("", "a second", "dateparser", "ratio", "evening out", "ratio", "folding")
    show("Phrases, one core", rates, [_rates(name, one) for name, one in speeds.items()])
    spread = ("", "first µs", "mean µs", "median", "p99", "slowest", "which")
    show("Each phrase", spread, [_spread(name, one) for name, one in speeds.items()])
    for name in ("time phrases", "questions"):
        kinds = [_kind(kind, times) for kind, times in speeds[name].by_kind()]
        show(f"Kinds of {name}", ("", "phrases", "mean µs", "slowest"), kinds)
    head = ("characters", *(f"{length:,}" for length in lengths), "growth")
    show("Nanoseconds a character", head, list(growth(lengths=lengths, rounds=rounds)))


def _rates(name: str, one: Speed) -> list[str]:
    rates = (1 / one.mean, 1 / one.searched, 1 / one.words, 1 / one.folded)
    ours, searched, words, folded = (f"{rate:,.0f}" for rate in rates)
    to_search, to_words = one.searched / one.mean, one.words / one.mean
    return [name, ours, searched, f"{to_search:.1f}", words, f"{to_words:.2f}", folded]


def _spread(name: str, one: Speed) -> list[str]:
    slowest = max(range(len(one.each)), key=one.each.__getitem__)
    figures = (
        one.first,
        one.mean,
        median(one.each),
        quantiles(one.each, n=100)[-1],
        one.each[slowest],
    )
    shown = one.texts[slowest].words.replace("\n", " ")[:40]
    return [name, *(f"{figure * 1e6:,.0f}" for figure in figures), shown]


def _kind(kind: str, times: list[float]) -> list[str]:
    return [kind, str(len(times)), f"{mean(times) * 1e6:,.0f}", f"{max(times) * 1e6:,.0f}"]
