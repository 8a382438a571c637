"""A small invented plan as a text file, with one row for each sort of doubt."""

from collections.abc import Sequence

HEADER = ("STT", "Nội dung công việc", "Thời gian", "Đơn vị chủ trì", "Kết quả")
ROWS = (
    ("1", "Lập danh mục hồ sơ", "Quý I", "Phòng Nghiệp vụ (Lê Văn An)", "Danh mục"),
    ("2", "Rà soát quy chế", "30/2", "Phòng Nghiệp vụ", "Quy chế"),
    ("3", "Tổ chức hội thi", "theo tình hình", "Văn phòng", ""),
    ("4", "Kiểm tra kho", "15/6", "", "Biên bản trước 20/7/2025"),
    ("5", "Báo cáo năm", "Tháng 12", "Thanh tra", ""),
)


def plan_text(rows: Sequence[tuple[str, ...]] = ROWS, *, year: int = 2025) -> bytes:
    lines = [
        "SỞ THỬ NGHIỆM",
        f"KẾ HOẠCH CÔNG TÁC NĂM {year}",
        *("\t".join(row) for row in (HEADER, *rows)),
    ]
    return "\n".join(lines).encode()
