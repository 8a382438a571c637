"""Draws a chart with matplotlib for a phone: large type, numbers on the bars, a light ground.

Only the process that draws imports this.
"""

import io
from importlib.resources import files

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from bot.messages.charts import Chart, Tone
from bot.reports.chart_layout import LEGEND_BOX, PIXELS, Layout, Row, Text, layout_of

_UNITS_AN_INCH = 100
_POINTS = 72 / _UNITS_AN_INCH
"""Type is set in points, everything else in the layout's own units."""
_INK, _GROUND, _FAINT, _MUTED = "#1A1A1A", "#FFFFFF", "#CFCFCF", "#4D4D4D"
_COLOURS = {
    Tone.GOOD: "#00805D",
    Tone.AFTER: "#F0C24B",
    Tone.RUNNING: "#8CC8EE",
    Tone.WAITING: "#D48FB8",
    Tone.LATE: "#B84400",
    Tone.RESTING: "#BDBDBD",
}
"""After Okabe and Ito, told apart by colour-blind people too."""
_ON_DARK = (Tone.GOOD, Tone.LATE)


def draw(chart: Chart) -> bytes:
    """The chart as a PNG, the same bytes for the same chart."""
    return _Sheet(layout_of(chart)).drawn(chart)


class _Sheet:
    """The paper a chart is drawn on, measured from its top left."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        size = (layout.form.width / _UNITS_AN_INCH, layout.height / _UNITS_AN_INCH)
        dots = _UNITS_AN_INCH * PIXELS / layout.form.width
        self._figure = Figure(figsize=size, dpi=dots, facecolor=_GROUND)
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, layout.form.width)
        self._axes.set_ylim(layout.height, 0)
        self._axes.axis("off")
        folder = files("bot.reports") / "fonts"
        self._plain = FontProperties(fname=str(folder / "DejaVuSans.ttf"))
        self._bold = FontProperties(fname=str(folder / "DejaVuSans-Bold.ttf"))

    def drawn(self, chart: Chart) -> bytes:
        layout = self._layout
        for line in layout.title:
            self._write(line, bold=True)
        self._write(layout.subtitle, colour=_MUTED)
        for at, series in zip(layout.legend, chart.series, strict=True):
            self._box(series.tone, x=at.x, y=at.y, width=LEGEND_BOX, height=LEGEND_BOX)
            label = Text(series.label, at.x + LEGEND_BOX + 12, at.y + LEGEND_BOX / 2, 27)
            self._write(label)
        for row in layout.rows:
            self._row(chart, row)
        for line in layout.note:
            self._write(line, colour=_MUTED)
        content = io.BytesIO()
        self._figure.savefig(content, format="png", metadata={"Software": None})
        return content.getvalue()

    def _row(self, chart: Chart, row: Row) -> None:
        form = self._layout.form
        for line in row.label:
            self._write(line)
        middle = row.top + form.thickness / 2
        for one in row.segments:
            tone = chart.series[one.place].tone
            self._box(tone, x=one.x, y=row.top, width=one.width, height=form.thickness)
            number = Text(str(one.value), one.x + one.width / 2, middle, form.number_size)
            colour = _GROUND if tone in _ON_DARK else _INK
            self._write(number, colour=colour, bold=True, centred=True)
        if not row.segments:
            self._begin(x=row.end, y=row.top)
        self._write(Text(str(row.total), row.end + 12, middle, form.number_size), bold=True)

    def _box(self, tone: Tone, *, x: float, y: float, width: float, height: float) -> None:
        """What is late has an edge as well, so that it stands out in grey."""
        inset = 1.5
        box = Rectangle(
            (x + inset, y + inset),
            width - 2 * inset,
            height - 2 * inset,
            facecolor=_COLOURS[tone],
            edgecolor=_INK if tone is Tone.LATE else _GROUND,
            linewidth=2,
        )
        self._axes.add_patch(box)

    def _begin(self, *, x: float, y: float) -> None:
        """Where a bar of nothing would begin."""
        mark = Rectangle((x, y), 3, self._layout.form.thickness, facecolor=_FAINT, linewidth=0)
        self._axes.add_patch(mark)

    def _write(
        self, text: Text, *, colour: str = _INK, bold: bool = False, centred: bool = False
    ) -> None:
        self._axes.text(
            text.x,
            text.y,
            text.words,
            fontproperties=self._bold if bold else self._plain,
            fontsize=text.size * _POINTS,
            color=colour,
            ha="center" if centred else "left",
            va="center_baseline",
            parse_math=False,
        )
