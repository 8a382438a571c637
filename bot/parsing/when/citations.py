"""Dates, years and numbers that belong to a cited text or a name, blanked before reading.

code     := N[/Y]/LETTERS [ngay D/M/Y]           "32/KH-UBND ngày 22/02/2024"
cited    := document N ngay D/M/Y | document so N ... ngay D/M/Y | document ngay D/M/Y cua ...
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
_SHORT = r"(?:kh|qd|cv|tb|nq|nd|ct|ttr?|bc|hd|gm|kl)"
_FULL_DATE = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
_DATE = (
    rf"(?:{_FULL_DATE}"
    r"|\d{1,2}\s+thang\s+\d{1,2}(?:[,\s]+nam\s+\d{4})?|[./]*\s*/\s*\d{0,2}\s*/\s*\d{4})"
)
_CODE = (
    r"(?<![a-z0-9/])\d*[a-z]?(?:/(?:19|20)\d\d)?\s?/\s?"
    r"(?!thang|thg|nam\b|quy|lan|tuan|ngay|hang|moi|t\d|q\d|lop|nguoi|i{1,3}\b|iv\b)[a-z][a-z0-9&]*"
    r"(?:(?: ?[-/]|[-/] |\.)[a-z][a-z0-9&]*)*"
)
_Y = r"(?:19|20)\d\d"
_NAMED = (
    rf"(?:giai doan|nhiem ky|thoi ky|nien khoa|nam hoc|trung han|dau tu cong)\s+(?:tu\s+)?"
    rf"(?:nam\s+)?{_Y}(?:\s*(?:-|den)\s*(?:nam\s+)?{_Y})?",
    rf"(?:dinh huong|tam nhin)\s+(?:toi|den)?\s*(?:nam\s+)?{_Y}",
    r"(?:(?:iso|tcvn|qcvn|iec|haccp|vilas)[\s/:-]{0,3}){1,6}\d+(?:[-:]\d+)*",
    rf"(?:dot|lan|lan thu|so|quyen|tap|(?<!dinh )(?<!thoi )ky|khoa|dieu|khoan|muc|phu luc|phan"
    rf"|chuong)\s+\d+(?:/{_Y})?(?![/\d]|\s?(?:ngay|tuan|thang|quy) (?:dau|cuoi|toi|nua|qua))",
    r"ky hop[^;,.\n]{0,40}?(?:dau|giua|cuoi) nam(?:\s*\d{4})?",
    r"hoc ky\s+(?:i{1,2}|[12])\b",
    r"(?:giai doan|buoc)\s+\d{1,2}(?![/\d]|\s?-\s?\d)",
    r"\d{1,3}(?:\.\d{3}){1,6}(?![\d/])",
    rf"luat\s+[^;,.\n]{{0,60}}?(?:nam\s+)?{_Y}",
)
_CITED = re.compile(
    rf"{_CODE}(?:\s*,?\s*ngay\s*{_DATE})?"
    rf"|(?:{DOCUMENT}|(?<![a-z0-9]){_SHORT})\s+\d{{1,5}},?\s*ngay\s*{_FULL_DATE}"
    rf"|{DOCUMENT}\s+so\b[^;\n]{{0,80}}?\bngay\s*{_DATE}"
    rf"|{DOCUMENT}\s+(?:so\s+\S+\s+)?ngay\s*{_DATE}\s+cua"
)
_NAME = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(_NAMED)})")
_ALONE = re.compile(
    r"(?:[^:]*:)?[\s+*-]*(?:(?:hoan thanh|thuc hien|trong|theo) ){0,2}"
    rf"(?:{'|'.join(_NAMED)})[\s.;,]*"
)


# Most cells cite nothing; one look for the words that open citations and names spares the search.
_MAY_CITE = re.compile(
    rf"/\s?[a-z·]|\b(?:{_SHORT}\s\d"
    r"|(?:nghi|quyet|ke hoach|cong|thong|chi thi|to trinh|chuong|ket luan|van ban|huong|de an"
    r"|phuong an|quy che|hop dong|giay moi|luat|lich)\b)"
)
_MAY_NAME = re.compile(
    r"\.\d{3}|\b(?:iso|tcvn|qcvn|iec|haccp|vilas"
    r"|(?:giai|nhiem|thoi ky|nien|nam hoc|trung han|dau tu|dinh huong|tam nhin|dot|lan|so|quyen"
    r"|tap|ky|khoa|dieu|khoan|muc|phu luc|phan|chuong|hoc|luat|buoc)\b)"
)


def blank_citations(folded: str) -> str:
    """The text with citations and names blanked, place for place.

    A name of years that stands alone ("Giai đoạn 2024-2025") is the period itself and stays.

    >>> blank_citations("quy ii theo ke hoach so 32/kh-ubnd ngay 22/02/2024").rstrip("·")
    'quy ii theo '
    """
    if ("/" in folded or "ngay" in folded) and _MAY_CITE.search(folded):
        folded = _CITED.sub(_blanks, folded)
    if _MAY_NAME.search(folded) and _NAME.search(folded) and not _ALONE.fullmatch(folded):
        return _NAME.sub(_blanks, folded)
    return folded


def _blanks(found: "re.Match[str]") -> str:
    return BLANK * len(found[0])
