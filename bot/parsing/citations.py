"""Dates, years and numbers that belong to a cited text or a name, blanked before reading.

code     := N[/Y]/LETTERS [ngay D/M/Y]           "32/KH-UBND ngày 22/02/2024"
cited    := document so N ... ngay D/M/Y | document ngay D/M/Y cua ...
named    := giai doan Y-Y | nam hoc Y-Y | ISO 9001:2015 | dot 2/2024 | so 3/2024 ...
"""

import re

BLANK = "·"
DOCUMENT = (
    "(?:nghi quyet|quyet dinh|ke hoach|cong van|thong bao|chi thi|nghi dinh"
    "|thong tu(?: lien tich)?"
    "|to trinh|chuong trinh(?: hanh dong| cong tac| phoi hop)?|ket luan|van ban"
    "|cong dien|huong dan"
    r"|de an|phuong an|quy che|hop dong|giay moi|thong tri|luat|lich)"
)
_DATE = (
    r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|\d{1,2}\s+thang\s+\d{1,2}(?:[,\s]+nam\s+\d{4})?|[./]*\s*/\s*\d{0,2}\s*/\s*\d{4})"
)
_CODE = (
    r"(?<![a-z0-9/])\d*[a-z]?(?:/(?:19|20)\d\d)?\s?/\s?"
    r"(?!thang|thg|nam\b|quy|lan|tuan|ngay|hang|moi|t\d|q\d|lop|nguoi)[a-z][a-z0-9&]*"
    r"(?:\s?[-./]\s?[a-z][a-z0-9&]*)*"
)
_Y = r"(?:19|20)\d\d"
_NAMED = (
    rf"(?:giai doan|nhiem ky|nien khoa|nam hoc|trung han|dau tu cong)\s+(?:tu\s+)?(?:nam\s+)?{_Y}"
    rf"(?:\s*(?:-|den)\s*(?:nam\s+)?{_Y})?",
    rf"(?:dinh huong|tam nhin)\s+(?:toi|den)?\s*(?:nam\s+)?{_Y}",
    r"(?:(?:iso|tcvn|qcvn|iec|haccp|vilas)[\s/:-]*)+\d+(?:[-:]\d+)*",
    rf"(?:dot|lan|lan thu|so|quyen|tap|(?<!dinh )ky|khoa|dieu|khoan|muc|phu luc|phan|chuong)"
    rf"\s+\d+(?:/{_Y})?(?![/\d])",
    r"ky hop[^;,.\n]{0,40}?(?:dau|giua|cuoi) nam(?:\s*\d{4})?",
    r"hoc ky\s+(?:i{1,2}|[12])\b",
    r"\d{1,2}/\d{1,2}\s+(?:so|dai bieu|thanh vien|don vi|huyen|xa|tinh|phuong|co quan)\b",
    r"\d{1,3}(?:\.\d{3})+(?![\d/])",
    rf"luat\s+[^;,.\n]{{0,60}}?(?:nam\s+)?{_Y}",
)
_CITED = re.compile(
    rf"{_CODE}(?:\s*,?\s*ngay\s*{_DATE})?"
    rf"|{DOCUMENT}\s+so\b[^;\n]{{0,80}}?\bngay\s*{_DATE}"
    rf"|{DOCUMENT}\s+(?:so\s+\S+\s+)?ngay\s*{_DATE}\s+cua"
)
_NAME = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(_NAMED)})")


def blank_citations(folded: str) -> str:
    """The text with citations and names blanked, place for place.

    A name of years that stands alone ("Giai đoạn 2024-2025") is the period itself and stays.
    """
    cited = _CITED.sub(_blanks, folded)
    return cited if _NAME.fullmatch(cited.strip()) else _NAME.sub(_blanks, cited)


def _blanks(found: "re.Match[str]") -> str:
    return BLANK * len(found[0])
