"""Where everything of a chart stands; the drawing only follows.

Lengths are parts of the picture's width in `Form`; a chat shows that width as some 320 points of a
phone. The fewer bars there are, the larger everything is.
"""

from dataclasses import dataclass

from bot.messages.charts import Bar, Chart
from bot.messages.text import shorten

PIXELS = 1080
"""The picture's width, whatever its form."""
EDGE = 34
LEGEND_BOX = 30
_LETTER, _BOLD_LETTER = 0.58, 0.64
"""Width of a letter on the average, as part of its size."""
_DIGIT = 0.72
_TITLE, _LEGEND, _NOTE = 40, 27, 24
_LEGEND_PITCH, _NOTE_PITCH, _TITLE_PITCH = 46, 34, 50
_TOTAL_WIDTH = 92


@dataclass(frozen=True, slots=True)
class Form:
    """How large everything is."""

    width: int
    label_size: int
    label_lines: int
    label_width: int
    """Of the column of names; nought where a name stands above its bar."""
    pitch: int
    thickness: int
    number_size: int

    @property
    def bars_x(self) -> int:
        return EDGE + self.label_width + (16 if self.label_width else 0)

    @property
    def bars_width(self) -> int:
        return self.width - self.bars_x - _TOTAL_WIDTH - EDGE // 2


_FORMS = (
    (8, Form(760, 30, 1, 0, pitch=112, thickness=50, number_size=30)),
    (20, Form(880, 28, 2, 330, pitch=84, thickness=52, number_size=28)),
)
_MANY = Form(1080, 28, 1, 410, pitch=50, thickness=38, number_size=27)


def form_of(bars: int) -> Form:
    return next((form for most, form in _FORMS if bars <= most), _MANY)


@dataclass(frozen=True, slots=True)
class Place:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text and the middle of it."""

    words: str
    x: float
    y: float
    size: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar that is not nought: which series, its number, where."""

    place: int
    value: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its name."""

    label: tuple[Text, ...]
    top: float
    segments: tuple[Segment, ...]
    end: float
    total: int


@dataclass(frozen=True, slots=True)
class Layout:
    form: Form
    height: int
    title: tuple[Text, ...]
    subtitle: Text
    legend: tuple[Place, ...]
    rows: tuple[Row, ...]
    note: tuple[Text, ...]


def layout_of(chart: Chart) -> Layout:
    """From the top: title, legend, bars, note."""
    form = form_of(len(chart.bars))
    room = form.width - 2 * EDGE
    titles = wrapped(chart.title, letters=room / (_TITLE * _BOLD_LETTER), lines=2)
    title = _below(titles, y=56, pitch=_TITLE_PITCH, size=_TITLE)
    subtitle = Text(chart.subtitle, EDGE, title[-1].y + 50, _LEGEND)
    legend = tuple(
        Place(EDGE + room / 2 * (n % 2), subtitle.y + 40 + _LEGEND_PITCH * (n // 2))
        for n in range(len(chart.series))
    )
    first = (legend[-1].y if legend else subtitle.y) + LEGEND_BOX + 26
    most = max((sum(bar.values) for bar in chart.bars), default=0)
    rows = tuple(
        _row(bar, form, top=first + form.pitch * n, most=most) for n, bar in enumerate(chart.bars)
    )
    end = first + form.pitch * len(chart.bars)
    notes = wrapped(chart.note, letters=room / (_NOTE * _LETTER), lines=3) if chart.note else ()
    note = _below(notes, y=end + 30, pitch=_NOTE_PITCH, size=_NOTE)
    height = round((note[-1].y if note else end) + 30)
    return Layout(form, height, title, subtitle, legend, rows, note)


def _below(lines: tuple[str, ...], *, y: float, pitch: int, size: int) -> tuple[Text, ...]:
    return tuple(Text(words, EDGE, y + pitch * n, size) for n, words in enumerate(lines))


def _row(bar: Bar, form: Form, *, top: float, most: int) -> Row:
    letters = (form.label_width or form.width - 2 * EDGE) / (form.label_size * _LETTER)
    lines = wrapped(bar.label, letters=letters, lines=form.label_lines)
    above = 0 if form.label_width else form.label_size * 1.5
    bar_top = top + above + (form.pitch - above - form.thickness) / 2
    middle = bar_top + form.thickness / 2 if form.label_width else top + form.label_size
    first = middle - (len(lines) - 1) / 2 * form.label_size * 1.2
    label = tuple(
        Text(words, EDGE, first + n * form.label_size * 1.2, form.label_size)
        for n, words in enumerate(lines)
    )
    found = segments(bar, form, most=most)
    end = found[-1].x + found[-1].width if found else float(form.bars_x)
    return Row(label, bar_top, found, end, bar.total)


def wrapped(text: str, *, letters: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines, broken between words, the last one shortened."""
    room, left = int(letters), text
    found: list[str] = []
    while len(left) > room and len(found) < lines - 1:
        cut = left.rfind(" ", 0, room + 1)
        if cut <= 0:
            break
        found.append(left[:cut])
        left = left[cut + 1 :]
    return (*found, shorten(left, room))


def segments(bar: Bar, form: Form, *, most: int) -> tuple[Segment, ...]:
    """The parts side by side: each wide enough for its number, the rest of the room by value."""
    parts = [(place, value) for place, value in enumerate(bar.values) if value]
    if not parts:
        return ()
    least = [len(str(value)) * form.number_size * _DIGIT + 14 for _, value in parts]
    total = sum(value for _, value in parts)
    whole = max(form.bars_width * total / most, sum(least))
    spare = whole - sum(least)
    found: list[Segment] = []
    x = float(form.bars_x)
    for (place, value), at_least in zip(parts, least, strict=True):
        width = at_least + spare * value / total
        found.append(Segment(place, value, x, width))
        x += width
    return tuple(found)
