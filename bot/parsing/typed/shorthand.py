"""What people shorten in chat: "ko", "đc", "trc", "hnay", "việc của e", and the words they mean.

    always    := a token that means one thing                  "hnay" is "hôm nay"
    in place  := a token that means it beside certain words    "bn" is "bạn" before "ơi"

A token in capitals is an abbreviation of the office ("BN", "VS") and no shorthand.
"""

import re
from dataclasses import dataclass

from bot.parsing.text import fold

_ALWAYS_TEXT = """
    ko không, kg không, hok không, khum không, k không,
    đc được, dk được, đk được, j gì, ji gì, e em, mk mình, mik mình, vs với, trc trước,
    ntn như thế nào, r rồi, roài rồi, ùi rồi, hnay hôm nay, hqua hôm qua, bgio bây giờ,
    bgiờ bây giờ, nma nhưng mà, nhma nhưng mà, nvu nhiệm vụ, nvụ nhiệm vụ, vc việc, cviec công việc,
    cviệc công việc, lm làm, tks cảm ơn, thks cảm ơn, đg đang, nx nữa, cx cũng, cg cũng,
    mn mọi người, wá quá, z vậy, zậy vậy, bcao báo cáo, qhan quá hạn, trg trong,
    ktra kiểm tra, dc được, bn bao nhiêu, ak ạ, hem không, hêm không, hổng không, khg không,
    zì gì, bc báo cáo, lun luôn, bh bây giờ, đag đang, mng mọi người, iu yêu, bik biết, bít biết,
    chx chưa, kq kết quả, bjo bây giờ, baoh bao giờ,
    bnhiu bao nhiêu, bnhieu bao nhiêu, bnhiêu bao nhiêu, rùi rồi, quí quý, qúy quý, bựa bữa, mần làm
"""
ALWAYS: dict[str, str] = dict(
    pair.strip().split(" ", 1) for pair in _ALWAYS_TEXT.replace("\n", " ").split(",")
)
"""Lower-case tokens and what each means wherever it stands."""


@dataclass(frozen=True, slots=True)
class _InPlace:
    """A meaning, and what the folded words before and after must be for it; "" is no word."""

    meant: str
    before: str = ".*"
    after: str = ".*"
    named: bool = False
    """The next word has a capital."""

    def fits(self, before: str, after: str) -> bool:
        return (
            after[:1].isupper() >= self.named
            and re.fullmatch(self.before, before) is not None
            and re.fullmatch(self.after, fold(after)) is not None
        )


_GIVEN = "cua|cho|nhac|giao|voi|don|doc|gui"
_WHICH = "nay|sau|toi|truoc|trc"
_DONE = "xong|lam|nop|hoan|trinh|gui|duyet|bao|giao|co|duoc|dc|tra|ky"
_AT_END = "|a|roi|vay|the|zay|dzay|z|ta|nhi|em|anh|chi|bot|ban|hong|khong|hem|ko|k|hok|rua|nua"
"""What may stand behind the last word of a question, "" being its end."""
_SPANS = "tuan|thang|quy|bua|hom|hum|nam|dot|ngay|lan|chieu|sang"
_LABEL = "luc|muc|diem|khoi|loai|nhom|bang|mau|khoan|to|lo|lop|nha|khu|hang"
_IN_PLACE: dict[str, tuple[_InPlace, ...]] = {
    "bn": (_InPlace("bạn", after="oi|giup|cho|co"),),
    "b": (_InPlace("bạn", after="oi"),),
    "dc": (_InPlace("đồng chí", named=True),),
    "đc": (_InPlace("đồng chí", named=True),),
    "a": (
        _InPlace("anh", named=True),
        _InPlace("anh", after="oi"),
        _InPlace("anh", before=_GIVEN, after=".+"),
        _InPlace("ạ", after=""),
    ),
    "c": (
        _InPlace("chị", named=True),
        _InPlace("chị", after="oi"),
        _InPlace("chị", before=_GIVEN, after=".+"),
    ),
    "ch": (
        _InPlace("chị", named=True),
        _InPlace("chưa", after=_DONE),
        _InPlace("chưa", before=_DONE, after=_AT_END),
    ),
    # Words of Central Vietnam, and of the South as they are heard.
    "ni": (_InPlace("này", before=_SPANS),),
    "chừ": (_InPlace("giờ", before="bay|gio|tu|den|toi|bua|"),),
    "nì": (_InPlace("này", before=_SPANS),),
    "hum": (_InPlace("hôm", after="nay|qua|kia|wa|sau|truoc|trc"),),
    "wa": (_InPlace("qua", before=_SPANS + "|toi|chieu|sang|dem|vua"), _InPlace("quá")),
    "mô": (
        _InPlace("nào", before="viec|vc|phong|ai|ngay|thang|tuan|cai|chung|don vi|vi"),
        _InPlace("đâu", before="o|den|toi|ra", after=_AT_END),
    ),
    "răng": (_InPlace("sao", before="lam|ra|vi|tai|nhu|la"), _InPlace("sao", after=_AT_END)),
    "rứa": (_InPlace("vậy", after=_AT_END), _InPlace("thế", after="nao")),
    "chi": (_InPlace("gì", before="viec|vc|co|con|lam|nop|nhung", after=_AT_END),),
    "nhiu": (_InPlace("nhiêu", before="bao|bay"), _InPlace("nhiều")),
    "dậy": (_InPlace("vậy", after=_AT_END),),
    "hong": (_InPlace("không", after=_AT_END),),
    "hông": (_InPlace("không", after=_AT_END),),
    "hôn": (_InPlace("không", before="gi|nao|roi|chua", after=_AT_END),),
    "gh": (_InPlace("gia hạn", after=r"\d.*|viec|vc|nv|task|so|them|den|muc"),),
    "t": (_InPlace("tôi", before="cua", after=r"\D.*|"),),
    "m": (_InPlace("mình", before="cua|giup"),),
    "h": (_InPlace("giờ", before="bao|bay|may"),),
    "s": (_InPlace("sao", before="lam|vi|ra|tai"),),
    "q": (_InPlace("quý", after=_WHICH),),
    "ms": (_InPlace("mới", after="giao|nop|xong|co|duoc|lam|gui|nhan|dc|đc"),),
    "th": (
        _InPlace("tháng", before="dau|giua|cuoi|trong|het"),
        _InPlace("tháng", after=rf"\d{{1,2}}|{_WHICH}"),
    ),
    "thg": (_InPlace("tháng", after=_WHICH),),
}
TOKENS = frozenset(ALWAYS) | frozenset(_IN_PLACE)
"""Every token that is shorthand, always or beside certain words."""


def in_full(token: str, *, before: str, after: str) -> str | None:
    """What a shortened token means between the folded word before and the printed word after.

    >>> in_full("hnay", before="", after="em"), in_full("bn", before="con", after="việc")
    ('hôm nay', 'bao nhiêu')
    >>> in_full("bn", before="", after="ơi"), in_full("a", before="cua", after="Bình")
    ('bạn', 'anh')
    >>> in_full("t", before="cua", after="5"), in_full("k", before="luc", after="")
    (None, None)
    """
    if len(token) == 1 and re.fullmatch(_LABEL, before):
        return None
    for place in _IN_PLACE.get(token, ()):
        if place.fits(before, after):
            return place.meant
    return ALWAYS.get(token)
