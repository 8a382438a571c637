# Văn phòng gửi kế hoạch cho bot: đọc, tóm tắt, rà từng điều, lưu.

plan-received = Đã nhận “{ $name }”. Đang đọc…
plan-reading = Đang đọc “{ $name }”… đã đọc { $done } phần.
plan-reading-page = Đang đọc “{ $name }”… trang { $done }/{ $total }.
plan-reading-part = Đang đọc “{ $name }”… { $done }/{ $total } phần.
button-stop-reading = Dừng đọc
plan-reading-stopped = Đã dừng đọc “{ $name }”. Chưa có gì được lưu.
plan-reading-interrupted = Bot vừa khởi động lại nên việc đọc kế hoạch bị dừng. Anh/chị gửi lại tệp.
plan-reading-failed = Chưa đọc xong “{ $name }”. Chưa có gì được lưu.
plan-dropped = Đã bỏ bản đọc “{ $name }”. Chưa có gì được lưu.
plan-instead-of-result = Tệp này đã vào phần báo kết quả đang mở. Nếu là kế hoạch, anh/chị bấm Huỷ rồi gửi lại.

plan-untitled = Kế hoạch không có tiêu đề
plan-year = năm { $year }
plan-tasks = { $count } việc
plan-indicators = { $count } chỉ tiêu
plan-projects = { $count } đề tài, dự án
plan-dated = { $count } dòng có hạn
plan-awaited = { $count } dòng chờ sự kiện
plan-undated = { $count } dòng không có hạn
plan-budget-lines = { $count } dòng kinh phí
plan-units = Chủ trì: { $units }
plan-more-units = { $count } đơn vị khác
plan-to-review = Cần rà
plan-doubt-deadline = { $rows } dòng chưa rõ thời hạn
plan-doubt-possible = { $rows } dòng có ngày ngoài cột thời gian
plan-doubt-year = { $rows } dòng ghi năm khác
plan-doubt-name = { $rows } dòng có tên đơn vị, người cần xem
plan-doubt-lead = { $rows } dòng chưa có chủ trì
plan-doubt-number = { $rows } dòng có số thứ tự cần xem
plan-doubt-content = { $rows } dòng có nội dung cần xem
plan-doubt-budget = { $rows } dòng có kinh phí cần xem
plan-doubt-scan = { $rows } dòng đọc từ bản chụp, cần soát chữ
plan-doubt-other = { $rows } dòng cần xem điều khác
button-review = Rà { $count } câu hỏi
button-save-plan = Lưu kế hoạch
button-compare = Thay “{ $title }” (xem khác biệt)
button-save-beside = Nạp thành kế hoạch riêng
button-amend = Thay bản đang dùng
button-really-amend = Vẫn thay bản đang dùng
button-to-difference = ‹ Về khác biệt
button-pairs = Quyết việc chưa chắc ({ $count })
button-pairs-anew = Quyết lại từ đầu
button-same-task = Cùng một việc
button-two-tasks = Hai việc khác nhau
button-pair-later = Để sau (theo gợi ý)
button-draft-excel = Tải bảng Excel
button-change-year = Sửa năm
button-drop-plan = Bỏ
button-really-drop = Bỏ bản này
button-to-summary = ‹ Về tóm tắt
plan-really-drop = Bỏ bản đọc “{ $title }” cùng các chỗ đã sửa?
plan-which-year = Đang đọc theo năm { $year }. Anh/chị chọn năm của kế hoạch; các hạn không ghi năm sẽ đổi theo.
plan-saved = Đã lưu kế hoạch “{ $title }”: { $tasks } dòng.
plan-saved-new = Thêm mới { $units } đơn vị, { $people } người.
plan-saved-invite = Còn { $count } người chưa ghi danh nên chưa nhận được nhắc việc. Cấp liên kết ghi danh bằng lệnh nhacviec people invite.
plan-saved-all-enrolled = Mọi người đã ghi danh; bot nhắc từ buổi sáng làm việc tới.
plan-sheet-name = { $name } - bản rà.xlsx
plan-sheet-caption = Sửa trong tệp này rồi gửi lại cho bot. Ô vàng là chỗ cần rà; rê chuột vào ô để xem lý do.
plan-sheet-taken = Đã cập nhật bản rà theo tệp Excel.
plan-sheet-guide =
    Cách sửa bảng này
    1. Ô vàng là chỗ cần rà; lý do ghi trong chú thích của ô và ở cột Cần rà.
    2. Sửa thẳng vào ô. Cột Hạn và Bắt đầu nhận ngày (15/6/2025) hoặc chữ (cuối tháng 6, Quý II).
    3. Thêm dòng: chèn một dòng và điền ít nhất cột Nội dung. Bỏ dòng: xoá cả dòng.
    4. Dòng đã xem xong: xoá chữ ở cột Cần rà.
    5. Giữ nguyên hàng tiêu đề và cột ẩn cuối bảng. Lưu lại rồi gửi tệp cho bot.

review-questions-left = Còn { $count } câu hỏi về các dòng chưa rõ.
review-skipped = Đã rà xong; { $count } câu hỏi được bỏ qua.
review-nothing-left = Không còn câu hỏi nào.
review-progress = Còn { $count } câu hỏi
review-no-content = (không có nội dung)
review-parent = <b>Thuộc:</b> { $value }
review-due = <b>Hạn:</b> { $value }
review-budget = <b>Kinh phí (như in):</b> { $value }
review-more-rows = … và { $count } dòng nữa
review-for-all = Trả lời một lần cho cả { $count } dòng này.
review-type = Anh/chị gõ chỗ cần sửa, ví dụ:
    • hạn 15/6 (hoặc: không hạn)
    • đơn vị Phòng Tổng hợp
    • người Nguyễn Văn An
    • kinh phí 5 triệu đồng
    • nội dung …
review-type-year = Anh/chị gõ năm của kế hoạch, ví dụ: 2026
button-type = Sửa bằng cách gõ
button-skip = Bỏ qua
button-skip-rest = Bỏ qua hết
button-step-back = ‹ Quay lại
button-apart = Rà từng dòng
reading-day = Hạn { $day }
reading-also-day = Thêm mốc { $day }
reading-no-day = Không hạn
reading-moved = Đổi sang năm { $year }
reading-as-printed = Giữ như bản in
reading-not-a-day = Không phải hạn
reading-two-names = Hai tên khác nhau
reading-right = Đúng như đã đọc

error-plan-office-only = Anh/chị mở việc rồi bấm Hoàn thành trước khi gửi tệp kết quả. Tệp kế hoạch do văn phòng gửi.
error-plan-reading-busy = Tệp “{ $running }” đang được đọc. Đọc xong, hoặc sau khi bấm Dừng đọc, anh/chị gửi lại tệp “{ $name }”.
error-plan-as-file = Ảnh trang kế hoạch xin gửi dưới dạng tệp (bấm kẹp giấy, chọn Tệp) để bot đọc rõ chữ; ảnh kết quả thì anh/chị mở việc rồi bấm Hoàn thành trước khi gửi.
error-plan-too-big = Tệp “{ $name }” lớn hơn 20 MB nên chưa nhận được. Anh/chị gửi bản Word hoặc Excel của kế hoạch, hoặc chỉ gửi riêng phần kế hoạch.
error-review-gone = Bản đọc này không còn. Anh/chị gửi lại tệp kế hoạch.
error-review-expired = Bản đọc “{ $name }” đã để quá 7 ngày. Anh/chị gửi lại tệp kế hoạch.
error-review-saved = Kế hoạch này đã được lưu.
error-review-no-question = Không có câu hỏi nào đang mở. Anh/chị bấm Rà để xem các dòng chưa rõ.
error-review-not-understood = Chưa hiểu “{ $printed }”. Anh/chị gõ ví dụ: hạn 15/6, không hạn, đơn vị Phòng Tổng hợp; hoặc bấm Bỏ qua.
error-draft-cell-unreadable = Ô { $cell } không đọc được: “{ $printed }”. Anh/chị sửa ô này rồi gửi lại; bản đang rà vẫn như trước.
error-draft-row-empty = Dòng { $row } của bảng chưa có nội dung. Anh/chị điền hoặc xoá cả dòng rồi gửi lại; bản đang rà vẫn như trước.
error-draft-file-old = Bảng này cũ hơn bản đang rà. Anh/chị bấm Tải bảng Excel để lấy bảng mới rồi sửa.
error-file-not-written = Không ghi được tệp “{ $name }”: { $reason }. Chọn chỗ khác rồi chạy lại.

cli-reading = Đang đọc { $name }
cli-review-ask = Số để chọn, s bỏ qua, b quay lại, q dừng rà, hoặc gõ chỗ sửa: 
cli-review-not-understood = Chưa hiểu. Gõ số, hoặc ví dụ: hạn 15/6, không hạn, đơn vị Phòng Tổng hợp.
cli-to-review = Cần rà: { $rows } dòng
cli-store-ask = Lưu kế hoạch { $rows } dòng này?
cli-not-stored = Chưa lưu gì.
review-noted = Đã ghi{ $count ->
        [0] {""}
        [1] {""}
       *[other] {" "}cho { $count } dòng
    }: <i>{ $what }</i>
review-new-names = Chưa có trong cơ quan, sẽ thêm mới: { $names }. Anh/chị bấm ‹ Quay lại nếu gõ nhầm.
