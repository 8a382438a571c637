"""Messages as thumbs leave them, and what they were meant to say."""

import unicodedata

import pytest

from bot.parsing.typed.meant import as_meant, words_as_meant

MEANT: dict[str, list[str]] = {
    # Telex keys that no keyboard took up.
    "việc của tôi": ["vieejc cuar tooi", "viecej cuar toio", "viêjc cuar tooi"],
    "Việc Của Tôi": ["Vieejc Cuar Tooi"],
    "VIỆC CỦA TÔI": ["VIEEJC CUAR TOOI"],
    "tháng năm": ["thasng nawm", "thangs namw"],
    "tuần này": ["tuaanf nayf", "tuafan nafy"],
    "đến hết tuần": ["ddeens heets tuaanf", "d9e61n he61t tua62n"],
    "hoàn thành nhiệm vụ": ["hoanf thanhf nhieemj vuj", "hoa2n tha2nh nhie65m vu5"],
    "người được giao": ["nguwowif dduwowcj giao", "ngu7o72i d9u7o75c giao"],
    "việc của Thuận": ["vieejc cuar Thuaanj"],
    # VNI keys; numbers that are numbers stay.
    "việc của tôi tháng 5": ["vie65c cu3a to6i tha1ng 5", "viec65 cua3 toi6 thang1 5"],
    "đến 15/6": ["d9e61n 15/6"],
    # Spaces left out.
    "viec cua toi": ["vieccuatoi"],
    "qua han thang nay": ["quahan thangnay"],
    "thang 5": ["thang5"],
    "tuan 3 thang 5": ["tuan3thang5"],
    "t5 nay": ["t5nay"],
    "viec 24 xong": ["viec24xong"],
    "5 ngay nua": ["5ngaynua"],
    "tu 1/5 den 15/5": ["tu1/5den15/5"],
    # Slips of the fingers.
    "phong ke hoach": ["phogn ke hoach", "pgong ke hoach", "phng ke hoach", "phongg ke hoach"],
    "viec thang nay": ["vuec thang nay", "viec tahng nay", "viecc thnag nay"],
    "nhiem vu chua xong": ["nhiem vu chuaa xogn", "nhiwm vu chua xpng"],
    "overdue task": ["overdeu taks"],
    "qua han": ["quahn", "/quahan", "/qua_han@nhacviec_bot"],
    # Shorthand of chat.
    "em có việc gì không": ["e có vc j ko", "e có việc gì hok"],
    "việc của mình với": ["vc của mk vs"],
    "trước 15/6": ["trc 15/6"],
    "hôm nay": ["hnay"],
    "còn bao nhiêu việc": ["còn bn việc", "còn bao nhiu việc"],
    "bạn ơi": ["bn ơi"],
    "việc của anh Bình và chị Hà": ["vc của a Bình và c Hà"],
    "đồng chí Lan": ["đc Lan"],
    "xong được rồi": ["xong đc r", "xong dc r"],
    # As it sounds, clipped or in dialect.
    "phòng mình tháng này": ["phòg mìh thág này", "fòng mình tháng ni", "phòng mình tháng nì"],
    "những việc nào quá hạn vậy": ["nhữg việk nào wá hạn zậy", "nhug việc nào qá hạn dzậy"],
    "chiều nay còn nhiều việc không": ["chìu nay kòn nhìu việc hông", "chìu nay còn nhiu việc hem"],
    "giúp em xem": ["júp em xem"],
    "ai chưa xong": ["ai ch xong", "ai chx xong", "ai chưa xog"],
    "chị Hà xong chưa": ["ch Hà xong ch"],
    "tuần này có việc gì": ["tuần ni có việc chi"],
    "phòng nào bây giờ": ["phòng mô bây chừ"],
    "hôm nay làm sao": ["hum nay làm răng"],
    "hôm qua quá hạn": ["hôm wa wá hạn"],
    "yêu cầu quý này": ["iu cầu quí này"],
    # A pair of words shortened to a letter and a word.
    "nhiệm vụ 36": ["n.vụ 36", "nvụ 36", "nvu 36"],
    "gia hạn 71": ["ghan 71", "g.hạn 71"],
    # Slips that the word beside makes plain.
    "việc quá hạn": ["việc quá hạm", "việc quá hạng", "việc quá hnạn", "vieevc quá hạn"],
    "cho gia hạn": ["cho giah hạn", "cho gia hàn"],
    "phải nộp gì": ["phải nộ gì", "phari nooj gif"],
    "tuần sau có việc gì": [
        "tuân saau có vieẹc gì",
        "tuần sầu có việt gì",
        "tuaanf sauw có việc gì",
    ],
    "của mình": ["của mijnh", "của mịnh"],
    "ai chưa xong việc": ["ai chauw xong vieejx"],
    "quý này có gì": ["quy1 na2y co1 gi2"],
    # Stretched letters, pictures and faces.
    "việc nha": ["việccc nhaaa", "vieeeejc nhaaaa"],
    "quá hạn": [
        *("quas hanj", "qua1 ha5n", "quáaaa hạnnnn"),
        *("quá hạn 😭😭", "quá hạn :((", "⏰ quá hạn ^^"),
    ],
    "việc 5": ["việc 5️⃣", "việc ５", "vi\u200bệc 5"],
    # What stands around the words.
    "việc tháng 5": [
        *("@nhacviec_bot việc tháng 5", "/việc tháng 5", "“việc tháng 5”", '"việc tháng 5"'),
        *("> việc tháng 5", "Fwd: việc tháng 5", "Chuyển tiếp từ Lê Thị Hà: việc tháng 5"),
        *("Lê Hà, [15/05/2024 08:30]\nviệc tháng 5", "[15/05/2024 08:30] Hà: việc tháng 5"),
        "> Hạn nộp 15/6\nviệc tháng 5",
        "> việc tháng 6 còn gì\nviệc tháng 5",
        *("bot ơi Fwd: việc tháng 5", "em ơi chuyển tiếp từ Hà: việc tháng 5"),
        "việc\ntháng 5",
    ],
    "Còn việc nào quá hạn?": [
        *("> Còn việc nào quá hạn?\nem xem giúp chị", "chị nhờ em\n> Còn việc nào quá hạn?"),
        "Chuyển tiếp từ Lê Thị Hà:\nChào cả phòng\nCòn việc nào quá hạn?\nTrân trọng",
        "---------- Forwarded message ---------\nFrom: Hà\nCòn việc nào quá hạn?\nTrân trọng",
    ],
    # Numbers as voice typing leaves them.
    "từ 15 đến 20 tháng năm": ["từ mười lăm đến hai mươi tháng năm"],
    "việc số 24": ["việc số hai mươi bốn", "việc số hai mươi tư"],
    "ngày 5 tháng sáu": ["ngày năm tháng sáu"],
    "mùng 3": ["mùng ba"],
}
UNTOUCHED = [
    # Names, spelled and in a hurry.
    *("Nguyễn Thị Tuyết Nhung", "Trần Quốc Toản", "Đặng Thùy Trâm", "Lê Quý Đôn", "Phan Xuân"),
    *("nguyen thi tuyet nhung", "dang thuy tram", "trinh dinh dung", "khuat duy", "tran xoan"),
    *("H'Hen Niê", "Y Ngông Niê Kdăm", "K'Brêu", "Giàng A Pháo", "Ksor Phước", "Lò Thị Mỷ"),
    *("tw", "ppp", "core terms of trust", "drone, theory, town, visa, keys", "kpi, api, vat, usd"),
    *("Đắk Lắk", "Krông Bông", "Cư M'gar", "Pleiku", "dak lak", "pleiku", "chị Smith", "anh Max"),
    *("còn Chi", "việc của Chi có Chi làm", "con Chi", "Chi còn việc"),
    # Words that are other words beside other neighbours, or none of chat.
    *("xếp hạng tháng sáu", "quá hàng chục", "người việt", "chịu trách nhiệm", "thiu", "kon tum"),
    *("mô hình điểm", "chi cục", "cây răng cưa", "dậy sớm", "anh ni", "tuấn này", "bug", "zalo"),
    *("tre: việc 5", "phải nội dung", "hết hàng", "p.kh, k.v", "giá hàng", "chị hồng"),
    # Abbreviations and documents.
    *("ISO 9001:2015", "TCVN ISO/IEC 17025", "PII", "QLKH", "TTUD", "GIS", "VNeID", "CNTT", "TW"),
    *("iso 9001", "tcvn", "gis", "dti", "kcn", "vnpt", "e-office", "file pdf", "docx xlsx", "BN"),
    *("phụ lục k", "khối a", "mẫu b", "R&D", "đ/c Hà", "p.kh", "II.3", "quý III", "quý iii"),
    # Numbers and units.
    *("5kg", "10m2", "20ha", "15h30", "8h", "24a", "covid19", "h5n1", "co2", "iso9001", "4.0"),
    *("t5", "T6/2024", "q2", "Q2/2024", "100tr", "2.5%", "15/6"),
    # Words of English.
    *("please list all overdue tasks", "last month, this week, in 3 days", "how is it now"),
    *("digital transformation plan", "test of six boxes", "costs and taxes", "next room"),
    *("science, patents, standards, inspection results", "feedback on the draft version"),
    # Vietnamese that only looks odd.
    *("khuỷu tay ngoằn ngoèo", "gìn giữ, giặt giũ", "quýt quờ quạng", "ỉu xìu", "xoong nồi"),
    *("hồ sơ một cửa", "tháng mười làm gì", "ba việc của chị Năm", "từ 1/5: đến 15/5"),
    *("1/5 → 15/5", "hạn: 15/6", "anh Nam nói “việc gấp” rồi"),
]


@pytest.mark.parametrize(
    ("typed", "meant"), [(typed, meant) for meant, all_ in MEANT.items() for typed in all_]
)
def test_what_was_meant_is_read(typed: str, meant: str) -> None:
    assert words_as_meant(typed).printed == meant


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_means_itself_stays_as_typed(text: str) -> None:
    assert words_as_meant(text).printed == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("e bị ốm ạ", "e bij ốm ạ"),
        ("chờ phòg TC nộp bc", "chờ phòg TC nộp bc"),
        ("nộp báo cáo", "noopj baos caos"),
        ("thiếu 20 hồ sơ của e", "thiếu hai mươi hồ sơ của e"),
    ],
)
def test_shorthand_and_slips_can_be_given_back_as_typed_but_keys_are_decoded(
    typed: str, text: str
) -> None:
    meant = as_meant(text)
    assert meant.as_typed(0, len(meant.words.printed)) == typed


@pytest.mark.parametrize("text", [meant for meant in MEANT if "\n" not in meant])
def test_what_was_mended_needs_no_mending(text: str) -> None:
    assert words_as_meant(text).printed == text


@pytest.mark.parametrize("text", ["việc quá hạn của phòng", "vieejc cuar tooi", "hạn ５/６"])
def test_decomposed_letters_are_the_same_letters(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert words_as_meant(decomposed) == words_as_meant(text)
