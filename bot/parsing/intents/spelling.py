"""Which words with marks are words of the grammar: "tôi" is, "tối" and "tới" are not "tôi".

The grammar itself is matched on letters without marks, so that hasty typing reads the same. Where
somebody did type marks they must not contradict: a word may lack marks of ours ("viêc"), and hỏi
may stand for ngã ("trể"), but it may bear none that ours does not have.
"""

import re

from bot.parsing.spellings import Spellings
from bot.parsing.text import Words

_SPELLED_TEXT = """
    việc nhiệm vụ công đầu mục số cái của tôi mình em tui chúng bọn tụi cháu tớ tao ai những tất
    cả toàn mọi các phòng đơn vị ban sở cơ quan người trung tâm chi cục văn thanh tra quản lý tổ
    bộ phận khối đội viện bên chỗ nhóm anh chị ông bà cô chú bác đồng chí thầy sếp chuyên viên cán
    gì nào không được chưa đã vừa mới đang còn cần phải sắp sẽ có là thì mà bị khi bao giờ nhiêu
    mấy thế ra sao đâu đến tới rồi xong hoàn thành làm nộp gửi trả báo cáo kết quả cho từ ở về với
    vào trong trước sau hết hạn thời chót cuối quá trễ trể muộn chậm tiến độ tồn đọng dở dang nợ
    lại thiếu đúng kịp gia lùi dời hoãn đổi chuyển xin thêm lui kéo dài giãn vì do bởi tại để nên
    giao phân gán bàn cử nhờ sang đính kèm tệp hình ảnh minh chứng bản sản phẩm hồ sơ tài liệu tải
    lên bổ sung cập nhật đạt thực hiện triển khai xử xúc đánh dấu đóng chốt thúc tìm kiếm cứu lọc
    lục liên nói chứa tên nhắc nhở đôn đốc thông nhắn tin giục hối rằng hãy đề nghị nhớ tuần tháng
    quý năm tổng hợp tóm tắt nhanh tình xuất lập tạo kê lượng tỷ tỉ lệ đếm nhiều ít nhất xếp hạng
    duyệt lịch danh sách tiết xem mở đọc hỏi biết coi kế hoạch quyết định tờ trình án dự chương
    thư hướng dẫn biên giấy mời phiếu quy chế trợ giúp cách dùng sử dụng lệnh bắt chờ tạm dừng này
    kia ấy đó vậy nhé nha nhỉ hả ạ à nhá ơi đi hộ giùm chào cảm ơn vui lòng phiền kính dạ vâng
    thưa ngày hôm nay mai hay hoặc và muốn phần trăm nửa nội dung thứ chỉ riêng vẫn cũng như theo
    phụ trách chủ phối lãnh đạo khẩn gấp trọng cụ thể luôn nữa thôi chút tý tí nhỏ lớn gồm lẽ trên
    dưới nếu hơn kém khác cùng cuộc lần hẹn mốc qua ngành đoàn tỉnh hệ thống trưởng phó giám nhận
    lấy đưa kể liệt dùm lâu chắc xấp xỉ gần khoảng ngay liền sớm tuyệt đối chẳng chả bạn nằm
    lưu đỡ soạn viết họp sửa in đón mặc ký mang gặp gọi chụp quét hẳn bấy lỡ chiều sáng nghiệp
    lĩnh vực đợt hằng hàng hỗ kiểm phản hồi rà thủ cám giá biệt nới vận động cầm tính dựng đăng
    quán đào bố toán lắp đặt dọn bật mượn chấm bận trạm cấp
"""
_SPELLINGS = Spellings.of(_SPELLED_TEXT)
_AT_WORK = re.compile(
    r"(?<![a-z0-9])lam viec(?! (?:gi|nao|j|chi|so|[#\d]|cua|nay|do|ay|cho)(?![a-z]))(?![a-z0-9])"
)


def without_other_words(words: Words) -> str:
    """The folded text, in capitals where the marks make it another word than one of ours.

    No rule of the grammar holds capitals, so none takes that word for its own. So is "làm việc",
    to be at work, where no word after it makes a task of it ("làm việc gì").

    >>> from bot.parsing.text import words_of
    >>> without_other_words(words_of("tối nay tôi còn viêc gì trể"))
    'TOI nay toi con viec gi tre'
    >>> without_other_words(words_of("Tìm chỉ màu tím"))
    'tim chi mau TIM'
    >>> without_other_words(words_of("ngày làm việc vui"))
    'ngay LAM VIEC vui'
    """
    said = words.folded
    if "lam viec" in said:
        said = _AT_WORK.sub(lambda found: found[0].upper(), said)
    if words.lower.isascii():
        return said
    for at, end in _SPELLINGS.others_in(words.lower):
        said = said[:at] + said[at:end].upper() + said[end:]
    return said
