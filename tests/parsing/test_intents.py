"""Every rule of the intents: questions that are its own, and near ones that are another's."""

from datetime import date

import pytest

from bot.parsing.intents.asked import asked_of
from bot.parsing.queries import RULES, read_query
from bot.parsing.text import fold
from bot.parsing.values import Intent, KnownNames, Query

TODAY = date(2024, 5, 15)

ARE: dict[str, list[str]] = {
    "help": [
        *("trợ giúp", "help", "/help", "hướng dẫn sử dụng", "bot làm được những gì vậy", "menu"),
        *("bot này xài sao", "chưa rành, chỉ tôi cách dùng", "how does this bot work"),
        *("cách nộp kết quả", "làm sao để gia hạn", "bot dùng thế nào", "how do i attach a file"),
    ],
    "search": [
        *("tìm kế hoạch iso", "em cần tìm quyết định 12/QĐ-UBND", "tra cứu đấu thầu", "find ISO"),
        *("việc về chuyển đổi số", "việc nào liên quan đến đấu thầu", "bot tìm hộ em đề án bộ máy"),
        *("cho tôi tìm tờ trình", "cho em tìm văn bản về tháng thanh niên"),
        *("kiếm cho anh cái tờ trình", "tìm báo cáo tổng kết năm 2023", "tim van ban tu van"),
    ],
    "broadcast": [
        *("nhắc phòng QLKH nộp báo cáo", "đôn đốc các đơn vị quá hạn", "nhắn chị Hà mai họp"),
        *(
            "thông báo cho toàn sở: họp lúc 8h",
            "nhắc những ai trễ hạn",
            "remind everyone to submit",
        ),
        *("báo cả phòng mai nghỉ họp", "nhờ bot nhắc giùm anh Tư gửi bảng công"),
        *("báo cho phòng TCHC chuẩn bị xe", "nhac anh tuan gui danh sach"),
    ],
    "extend": [
        *("gia hạn 24", "xin lùi hạn việc 24", "dời hạn việc 24 đến 20/6", "extend 24 to june 15"),
        *(
            "chuyển hạn việc 24 sang 20/6",
            "chuyển việc 24 sang tuần sau",
            "xin thêm 5 ngày cho việc 24",
        ),
        *("cho em khất việc 24 tới thứ hai", "cho lui việc 24 sang 30/5", "nới hạn việc 24"),
        *("need an extension for 24", "I need more time for 24", "push 24 back to 15/6"),
        *("em xin gia hạn việc 24 đến 15/6 được không ạ", "gia hạn việc ISO đến 15/6"),
    ],
    "assign": [
        *("giao 24 cho chị Hà", "phân công chị Mai làm việc 16", "gán việc 38 cho chị Tư nhé"),
        *(
            "chuyển việc 24 cho phòng em",
            "giao phòng hành chính chuẩn bị hội nghị",
            "assign 24 to Hà",
        ),
        *("Giao 31 phòng QLCN", "giao cho văn phòng sửa máy in", "hand task 24 over to Hà"),
        *("giao việc viết báo cáo cho anh Nam", "giao Thuận việc 24"),
    ],
    "attach": [
        *(
            "đính kèm",
            "gửi file việc 24",
            "up ảnh việc 24",
            "bổ sung hồ sơ việc 24",
            "attach to task 4",
        ),
        *("add a file to 24", "here is the file for 24", "Nộp kết quả 4", "File 12"),
        *("nộp kết quả nhiệm vụ 28 nè", "gửi báo cáo việc 24", "file cho việc 24"),
    ],
    "progress": [
        *("việc 24 được 60%", "24: 90%", "cập nhật việc 24", "nhiệm vụ 52 mới xong 25%"),
        "progress of 24 is 40%",
        *("cap nhat tien do 24 70%", "24 được 50 phần trăm", "việc 24 đang làm", "task 3 at 50%"),
    ],
    "done": [
        *(
            "xong 24",
            "24 xong rồi",
            "em làm xong việc số 12 r nhé",
            "đóng việc 24",
            "task 14 is done",
        ),
        *("xong việc nộp báo cáo PII", "báo cáo PII xong rồi", "em xong báo cáo PII rồi ạ"),
        *("Báo kết quả", "việc 24 hoàn thành 100%", "đánh dấu hoàn thành việc 9"),
    ],
    "detail": [
        *(
            "24",
            "#24",
            "việc số 24",
            "nv24",
            "II.3",
            "việc 24 xong chưa",
            "24 đến đâu rồi",
            "stt 5",
        ),
        *("việc số 5 tháng 5 ai làm", "nhiệm vụ 3 quý 2 tới đâu", "n.vụ 24", "Ai làm 12?"),
        *("when is 24 due", "is 24 done yet", "việc 24 quy định nộp gì", "việc 24 năm nay ai làm"),
        *("tiến độ việc 24 thế nào rồi", "việc 24 giao cho ai", "sắp xong việc 24", "việc thứ 24"),
    ],
    "summary": [
        *(
            "báo cáo tuần",
            "tổng hợp quý I",
            "tóm tắt tình hình tháng 5",
            "weekly report",
            "báo cáo",
        ),
        *("đọc báo cáo tuần cho tôi", "cần bản tổng hợp tháng này", "bc tuan"),
        *("báo cáo tháng của phòng em", "xuất báo cáo quý 2", "báo cáo 6 tháng đầu năm toàn sở"),
    ],
    "stats": [
        *("phòng em còn bao nhiêu việc", "thống kê quý 2", "tỷ lệ hoàn thành của phòng em tháng 4"),
        *(
            "có mấy việc đến hạn hôm nay",
            "how many overdue tasks",
            "em còn bn việc",
            "đếm việc quá hạn",
            "cho con số việc trễ tháng này",
            "số liệu tháng 4",
        ),
    ],
    "document": [
        *("kế hoạch iso đâu rồi", "công văn 123/SKHCN-VP đâu", "báo cáo PII đến đâu rồi"),
        "kế hoạch phòng cháy chữa cháy đâu rồi",
    ],
    "list": [
        *("việc của tôi", "quý này ai chưa xong", "tháng 5", "phòng kế hoạch", "việc quá hạn"),
        *("tra giúp em tháng 7 có việc gì", "which units are late this quarter", "của tôi?"),
        *("anh Hà còn mấy cái việc gì chưa xong", "việc giao cho phòng em", "what is overdue"),
        *("thứ ba tới chi cục kiểm lâm nộp gì", "cần nộp gì tuần này", "đã giao những việc gì"),
    ],
}
ARE_NOT: dict[str, list[str]] = {
    "help": [
        "việc này dùng kinh phí nào",
        "tìm hướng dẫn 12/HD-STC",
        "giúp mình xem việc tháng 5",
        "hướng dẫn liên ngành đâu",
    ],
    "search": [
        "anh Kiểm còn việc gì",
        "kiểm tra việc của tôi",
        "việc tháng 5",
        "việc về phòng em",
        "tìm",
    ],
    "broadcast": [
        "đề nghị giao việc 24 cho chị Thu",
        "thông báo số 12/TB-SKHCN đâu",
        "nhắc tôi",
        "báo cáo tuần",
        "nhắc",
    ],
    "extend": ["việc 24 được gia hạn chưa", "ai xin gia hạn", "chuyển việc 24 cho chị Hà"],
    "assign": [
        "việc 24 giao cho ai",
        "việc giao cho phòng em",
        "đã giao những việc gì",
        "giao thông",
    ],
    "attach": ["việc 24 đã có file chưa", "tuần này phải nộp báo cáo gì", "nộp gì tuần này"],
    "progress": [
        "tiến độ việc 24 thế nào",
        "việc 24 được bao nhiêu %",
        "báo cáo tiến độ tháng này",
    ],
    "done": [
        "việc 24 xong chưa",
        "việc đã xong",
        "phải xong việc 24",
        "việc 24 chưa xong",
        "chưa xong",
    ],
    "detail": [
        "việc tháng 5",
        "việc 5 tháng 5",
        "tasks due in 3 days",
        "việc 5 ngày tới",
        "quyết định số 24 đâu",
        "24/5",
        "việc thứ 6",
        "5 năm",
    ],
    "summary": [
        "báo cáo PII đâu",
        "em phải nộp báo cáo gì",
        "nộp báo cáo ISO",
        "tổng hợp số liệu ISO",
    ],
    "stats": [
        "còn mấy cái việc gì chưa xong",
        "mấy giờ rồi",
        "việc chậm nhất 30/6",
        "hồ sơ việc 24",
    ],
    "document": ["kế hoạch công tác tháng 5", "báo cáo tuần", "việc quá hạn"],
    "list": [
        *(
            "trời hôm nay đẹp quá",
            "thời tiết hôm nay thế nào",
            "ăn trưa chưa",
            "tôi",
            "haha",
            "test",
        ),
        *("việc tháng 13", "em cảm ơn", "chúc cả nhà ngủ ngon", "ai lấy nhầm áo mưa của em"),
        *("hôm nay làm việc mệt quá", "thứ sáu này cả phòng đi ăn nhé", "tháng này lương về chưa"),
    ],
}


def ask(text: str) -> Query:
    return read_query(text, today=TODAY, year=2024)


def rule_of(text: str) -> str | None:
    """The rule that reads the text, by the name it has in the list."""
    asked = asked_of(text, today=TODAY, year=2024, names=KnownNames())
    return next((rule.name for rule in RULES if rule.read(asked)), None)


def test_every_rule_has_questions_that_are_and_that_are_not_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert list(ARE) == list(ARE_NOT) == names
    assert all(ARE.values())
    assert all(ARE_NOT.values())


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in ARE for text in ARE[rule]])
def test_a_question_is_read_by_its_rule(rule: str, text: str) -> None:
    assert rule_of(text) == rule


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in ARE_NOT for text in ARE_NOT[rule]]
)
def test_a_question_is_not_read_by_another_rule(rule: str, text: str) -> None:
    assert rule_of(text) != rule


@pytest.mark.parametrize("text", [text for texts in ARE.values() for text in texts])
def test_the_intent_is_the_same_without_marks_and_in_capitals(text: str) -> None:
    wanted = ask(text).intent
    assert ask(fold(text)).intent == wanted
    assert ask(text.capitalize()).intent == wanted


@pytest.mark.parametrize(
    "frame", ["cho em hỏi {}", "dạ {} ạ", "bot ơi {}", "anh chị ơi {} với ạ", "{} nhé", "“{}”"]
)
@pytest.mark.parametrize("text", [texts[0] for texts in ARE.values()])
def test_polite_words_around_a_question_change_nothing(text: str, frame: str) -> None:
    plain, framed = ask(text), ask(frame.format(text))
    assert (framed.intent, framed.owner, framed.status) == (plain.intent, plain.owner, plain.status)
    assert (framed.number, framed.keywords) == (plain.number, plain.keywords)


SAID: list[tuple[str, Intent, str | None]] = [
    ("gia hạn 24 đến 15/6 vì chờ góp ý", Intent.EXTEND, "chờ góp ý"),
    ("gia hạn 24 đến 15/6, chờ góp ý", Intent.EXTEND, "chờ góp ý"),
    ("em xin lùi hạn việc 19 đến thứ sáu do đang đi công tác ạ", Intent.EXTEND, "đang đi công tác"),
    ("gia hạn 24 vì chưa có kinh phí", Intent.EXTEND, "chưa có kinh phí"),
    ("giao chị Hà soạn tờ trình nâng lương", Intent.ASSIGN, "soạn tờ trình nâng lương"),
    ("giao việc viết báo cáo quý cho anh Nam", Intent.ASSIGN, "viết báo cáo quý"),
    ("giao phòng hành chính chuẩn bị hội nghị trước 30/6", Intent.ASSIGN, "chuẩn bị hội nghị"),
    ("giao việc 24 cho chị Hà", Intent.ASSIGN, None),
    ("việc 24 được 60%", Intent.PROGRESS, "60%"),
    ("cập nhật việc 24: đã trình UBND tỉnh", Intent.PROGRESS, "đã trình UBND tỉnh"),
    ("cập nhật việc 24", Intent.PROGRESS, None),
    ("xong việc nộp báo cáo PII", Intent.DONE, "nộp báo cáo PII"),
    ("báo cáo PII xong rồi", Intent.DONE, "báo cáo PII"),
    ("em đã xong 24", Intent.DONE, None),
    ("nhắc anh Nam nộp việc 24", Intent.BROADCAST, "nộp việc 24"),
    ("nhắc các phòng quá hạn gửi giải trình", Intent.BROADCAST, "gửi giải trình"),
    ("nhắc cả phòng vui lòng nộp phiếu", Intent.BROADCAST, "vui lòng nộp phiếu"),
    ("tìm báo cáo tổng kết năm 2023", Intent.SEARCH, "báo cáo tổng kết năm 2023"),
    ("tìm việc ISO tháng 5", Intent.SEARCH, "ISO"),
    ("tìm việc đo lường của phòng em", Intent.SEARCH, "đo lường"),
]


@pytest.mark.parametrize(("text", "intent", "keywords"), SAID)
def test_an_intent_carries_its_words(text: str, intent: Intent, keywords: str | None) -> None:
    query = ask(text)
    assert (query.intent, query.keywords) == (intent, keywords)


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("gia hạn việc ISO đến 15/6", "ISO", None),
        ("gia hạn việc nộp báo cáo PII đến 15/6 vì chờ số liệu", "nộp báo cáo PII", "chờ số liệu"),
        ("gia hạn 24 đến 15/6", None, None),
        ("gia hạn đến 15/6", None, None),
    ],
)
def test_an_extension_names_its_task_apart_from_its_reason(
    text: str, words: str | None, why: str | None
) -> None:
    query = ask(text)
    assert (query.task_words, query.keywords) == (words, why)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((text, "overdue") for text in ("ai trễ", "việc trể hạn", "cv qh", "việc hết hạn")),
        *((text, "open") for text in ("còn nợ việc gì", "việc tồn đọng", "việc đang làm")),
        *((text, "done") for text in ("đã làm được việc gì rồi", "việc hoàn thành đúng hạn")),
        *((text, None) for text in ("việc chậm nhất 30/6", "việc hết hạn tuần này")),
        *((text, None) for text in ("việc cần xong tuần này", "tỷ lệ hoàn thành quý 1")),
    ],
)
def test_a_state_is_told_from_words_that_look_like_it(text: str, status: str | None) -> None:
    assert ask(text).status == status


@pytest.mark.parametrize(
    "text", ["việc " * 20_000, "a" * 100_000, "của " * 25_000, "1." * 50_000, "nhắc phòng " * 9_000]
)
def test_the_longest_text_is_read_in_a_moment(text: str) -> None:
    assert ask(text).text == text
