"""How the cells of an .xlsx look, which calamine leaves out: formats, boldness, broken formulas.

The cells are found with expressions over the bytes: parsing the XML a second time would take
longer than calamine needs for the whole sheet.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx.oxml.xmlchemy import BaseOxmlElement

from bot.errors import NotAPlan
from bot.plans.forms.excel.hidden import Hidden, hidden_of
from bot.plans.forms.excel.values import GENERAL
from bot.plans.forms.word.parts import read_part

Place = tuple[int, int]
"""Row and column, counted from nought."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 17: "mmm-yy"}
_BUILT_IN |= dict.fromkeys((37, 38, 41, 42), "#,##0") | dict.fromkeys((39, 40, 43, 44), "#,##0.00")
_ERROR = re.compile(rb'<(?:\w+:)?c\s([^<>]*\bt="e"[^<>]*)>')
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*)><(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_STYLED = rb'<(?:\w+:)?c\s([^<>]*\bs="(%s)"[^<>]*)>'
_NAME = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_FAR = re.compile(rb'"(?:[A-Z]{2,3}[0-9]+|[A-Z][0-9]{6,7})"')
_FAR_CELL = re.compile(
    rb'<(?:\w+:)?c\s[^<>]*\br="([A-Z]{2,3}|[A-Z](?=[0-9]{6}))[0-9]{1,7}"[^<>]*[^<>/]>'
)
_ROW = re.compile(rb'<(?:\w+:)?row\s[^<>]*\br="([0-9]{1,7})"')
# calamine lays a sheet out whole, up to its farthest cell; a long plan has 20 thousand.
_AREA_AT_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Looks:
    """Of one sheet; what is not named looks like any other cell."""

    forms: Mapping[Place, str] = field(default_factory=dict)
    bold: frozenset[Place] = frozenset()
    errors: tuple[str, ...] = ()
    """The names of cells that hold an error such as #REF!."""
    unread: tuple[str, ...] = ()
    """The names of formulas that were saved without their value."""
    hidden: Hidden = field(default_factory=Hidden)


@dataclass(frozen=True, slots=True)
class _Styles:
    forms: Mapping[int, str]
    bold: frozenset[int]


class WorkbookLooks:
    """Opens each sheet's part only when it is asked for."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._parts = dict(_sheet_parts(package))
        self._styles = _styles(package)

    def of(self, sheet: str) -> Looks:
        part = self._parts.get(sheet, "")
        if part not in self._package.namelist():
            return Looks()
        xml = self._package.read(part)
        _check_area(xml)
        forms, bold = {}, set()
        for place, style in _styled(xml, self._styles.forms.keys() | self._styles.bold):
            if style in self._styles.bold:
                bold.add(place)
            if style in self._styles.forms:
                forms[place] = self._styles.forms[style]
        errors, unread = tuple(_errors(xml)), tuple(_unread(xml))
        return Looks(forms, frozenset(bold), errors, unread, hidden_of(xml))


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    book = read_part(package, "xl/workbook.xml")
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in read_part(package, "xl/_rels/workbook.xml.rels")
    }
    for sheet in book.iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _styles(package: zipfile.ZipFile) -> _Styles:
    if "xl/styles.xml" not in package.namelist():
        return _Styles({}, frozenset())
    root = read_part(package, "xl/styles.xml")
    own = {_number(form, "numFmtId"): form.get("formatCode", "") for form in root.iter("{*}numFmt")}
    fonts = [_is_bold(font) for font in root.iterfind("{*}fonts/{*}font")]
    forms, bold = {}, set()
    for place, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        code = _number(style, "numFmtId")
        form = own.get(code) or _BUILT_IN.get(code, GENERAL)
        if form != GENERAL:
            forms[place] = form
        font = _number(style, "fontId")
        if font < len(fonts) and fonts[font]:
            bold.add(place)
    return _Styles(forms, frozenset(bold))


def _is_bold(font: BaseOxmlElement) -> bool:
    mark = font.find("{*}b")
    return mark is not None and mark.get("val") not in ("0", "false")


def _number(element: BaseOxmlElement, name: str) -> int:
    digits = element.get(name, "")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


def _styled(xml: bytes, styles: set[int]) -> Iterator[tuple[Place, int]]:
    if not styles:
        return
    wanted = b"|".join(str(style).encode() for style in sorted(styles))
    for attributes, style in re.findall(_STYLED % wanted, xml):
        if name := _NAME.search(attributes):
            yield (int(name[2]) - 1, _column(name[1])), int(style)


def _check_area(xml: bytes) -> None:
    """Refuse a sheet whose lonely last cell would make gigabytes of empty ones."""
    columns = set(_FAR_CELL.findall(xml)) if _FAR.search(xml) else set()
    if not columns:
        return
    height = max(map(int, _ROW.findall(xml)), default=0)
    width = max(map(_column, columns)) + 1
    if height * width > _AREA_AT_MOST:
        raise NotAPlan("plan-unpacks-too-large")


def _errors(xml: bytes) -> Iterator[str]:
    if b't="e"' not in xml:
        return
    for attributes in _ERROR.findall(xml):
        if name := _NAME.search(attributes):
            yield (name[1] + name[2]).decode()


def _unread(xml: bytes) -> Iterator[str]:
    """A text formula may well give an empty text, so only the others need a value."""
    if b"<f" not in xml and b":f" not in xml:
        return
    for found in _FORMULA.finditer(xml):
        is_text = b't="str"' in found[1] and b"v>" in found[0]
        if not is_text and (name := _NAME.search(found[1])):
            yield (name[1] + name[2]).decode()


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1
