# Việc phát sinh; sửa, tạm dừng, huỷ một việc.

command-themviec = thêm việc phát sinh
arisen-plan-title = Nhiệm vụ phát sinh năm { $year }
arising-title = Việc phát sinh
arising-check = Anh/chị xem lại rồi bấm Giao việc. Bấm từng mục để sửa.
arising-unfinished = Việc cần có nội dung và nơi được giao. Anh/chị bấm mục còn thiếu để điền.
arising-nobody = Không có đơn vị hay người tên “{ $said }” trong danh sách của cơ quan; phần này chưa ghi.
arising-urgent = 🔴 <b>Khẩn</b>: tin giao việc được gửi ngay, kể cả ngoài giờ.
arising-given = Đã giao việc <b>{ $number }</b>: { $content }
arising-due = Hạn: { $day }.
arising-no-due = Chưa có thời hạn nên bot chưa nhắc việc này.
news-told = Bot báo tin cho: { $names }.
news-told-nobody = Bot chưa báo được cho ai.
news-not-enrolled = Chưa ghi danh nên chưa nhận được tin: { $names }. Anh/chị báo trực tiếp giúp.
news-and-more = { $names } và { $count } người khác
part-line = <b>{ $label }:</b> { $value }
part-none = chưa có
part-content = Nội dung
part-leads = Giao cho
part-helps = Phối hợp
part-time = Thời hạn
part-result = Kết quả
part-number = Số việc
part-budget = Kinh phí
ask-part-content = Anh/chị gõ nội dung việc.
ask-part-leads = Giao cho đơn vị hoặc người nào? Anh/chị bấm chọn, hoặc gõ tên; nhiều nơi thì cách nhau bằng dấu phẩy.
ask-part-helps = Ai phối hợp? Anh/chị bấm chọn, hoặc gõ tên, cách nhau bằng dấu phẩy; cơ quan ngoài ghi tên đầy đủ.
ask-part-time = Thời hạn thế nào? Anh/chị gõ như trong kế hoạch, ví dụ: trước 30/6; quý III; hàng tháng; thứ sáu tuần này.
ask-part-result = Kết quả cần đạt là gì? Ví dụ: báo cáo được Giám đốc ký.
ask-part-number = Anh/chị gõ số việc mới, ví dụ: 24 hoặc PS3.
ask-part-budget = Anh/chị gõ kinh phí, ví dụ: 25 triệu hoặc 25.000.000.
part-several = Có nhiều nơi khớp “{ $said }”. Anh/chị chọn:
read-due = { $day }, { $distance }
read-window = từ { $start } đến { $day }, { $distance }
read-again = lặp lại, lần tới { $day }
read-awaits = { $days ->
    [0] khi { $trigger }
   *[other] { $days } ngày kể từ khi { $trigger }
 }
read-more = … và { $count } mốc nữa
quick-day = { $label }: { $day }
quick-friday = Thứ sáu
quick-month = Cuối tháng
quick-quarter = Cuối quý
button-give = ✅ Giao việc
button-urgent = ☐ Khẩn
button-not-urgent = ☑ Khẩn
button-leave-out = Bỏ qua
button-whole = Xem cả việc
button-add-task = Thêm việc khác
left-arising = Đã bỏ việc phát sinh đang soạn. Chưa có gì được giao.

button-edit-task = Sửa việc
button-pause-task = Tạm dừng
button-resume = Tiếp tục
button-cancel-task = Huỷ việc
edit-title = Sửa việc { $number }
edit-choose = Anh/chị bấm mục cần sửa.
edit-due = hạn { $day }
edit-now = <b>{ $label } hiện nay:</b> { $value }
edit-new = <b>Sửa thành:</b> { $value }
edit-saved = Đã sửa mục { $label } của việc { $number }.
edit-same = Mục { $label } của việc { $number } vẫn như cũ.
amount = { $amount } đồng
button-save-part = ✅ Lưu
button-type-again = Nhập lại
button-all-parts = ‹ Các mục
button-empty-part = Để trống
left-task-edit = Đã thôi sửa việc { $number }. Việc giữ nguyên.

pause-ask = Tạm dừng việc <b>{ $number }</b>: { $content }
    Đến khi nào? Anh/chị bấm chọn hoặc gõ ngày, ví dụ 1/8. Trong lúc tạm dừng bot không nhắc và không tính quá hạn.
pause-week = Một tuần
pause-month = Đầu tháng sau
pause-open = Đến khi mở lại
paused-until = Đã tạm dừng việc { $number } đến { $day }; hôm đó việc tự tiếp tục.
paused-open = Đã tạm dừng việc { $number } đến khi mở lại.
resumed = Việc { $number } tiếp tục.
resumed-late = Mốc { $day }: { $distance }.
resumed-due = Hạn { $day }, { $distance }.
left-pause-task = Đã thôi. Việc { $number } không tạm dừng.
card-paused-until = ⏸ Tạm dừng đến { $day }
card-urgent = 🔴 <b>Khẩn</b>

cancel-ask = Huỷ việc <b>{ $number }</b>: { $content }
    Vì sao? Anh/chị bấm chọn hoặc gõ lý do; mọi người trong việc sẽ nhận được lý do này.
cancel-reason-twice = Trùng với việc khác
cancel-reason-not-needed = Không còn cần thiết
cancel-reason-from-above = Cấp trên đã rút nhiệm vụ
cancelled = Đã huỷ việc <b>{ $number }</b>: { $content }
cancelled-reason = Lý do: { $reason }
left-cancel-task = Đã thôi. Việc { $number } không bị huỷ.
order-which = Có nhiều việc mang số { $number }. Anh/chị chọn việc:

notice-task-given = { $urgent ->
    [yes] 🔴 <b>Việc khẩn.</b>{ " " }
   *[no] {""}
 }{ $name } giao việc mới <b>{ $number }</b>: { $content }{ $due ->
    [none] {""}
   *[other] {" "}(hạn { $due })
 }
notice-task-taken-off = { $name } đã sửa việc { $number }: việc này không còn giao cho anh/chị hoặc đơn vị của anh/chị.
notice-task-moved = { $name } đã sửa thời hạn việc { $number }: { $old ->
    [none] trước chưa có hạn
   *[other] hạn cũ { $old }
 }, { $due ->
    [none] nay không còn hạn.
   *[other] hạn mới { $due }.
 }
notice-task-edited = { $name } đã sửa { $part ->
    [content] nội dung
   *[result] kết quả cần đạt của
 } việc { $number }. Anh/chị mở việc để xem.
notice-task-paused = { $name } tạm dừng việc { $number } { $until ->
    [open] đến khi có thông báo mới
   *[other] đến { $until }
 }. Trong thời gian này bot không nhắc việc.
notice-task-resumed = Việc { $number } tiếp tục từ hôm nay{ $late ->
    [0] { $due ->
        [none] .
       *[other] , hạn { $due }.
     }
   *[other] ; đã quá hạn { $days } ngày.
 }
notice-task-cancelled = { $name } đã huỷ việc { $number }: { $content }
    Lý do: { $reason }
notice-cancel-undone = { $name } đã khôi phục việc { $number }; việc này vẫn làm như trước.

error-not-allowed-add-task = Việc phát sinh do văn phòng thêm. Anh/chị nhắn văn phòng nội dung, nơi được giao và thời hạn.
error-not-allowed-edit = Chỉ văn phòng sửa được việc. Anh/chị nhắn văn phòng điều cần sửa.
error-not-allowed-pause = Chỉ văn phòng tạm dừng được việc. Anh/chị nhắn văn phòng, hoặc xin gia hạn.
error-not-allowed-resume = Chỉ văn phòng mở lại được việc đang tạm dừng. Anh/chị nhắn văn phòng.
error-not-allowed-cancel = Chỉ văn phòng huỷ được việc. Anh/chị nhắn văn phòng kèm lý do.
error-part-too-long = Dài quá { $limit } ký tự (đang có { $length }). Anh/chị rút gọn rồi gửi lại.
error-part-empty = Chưa có chữ nào đọc được. Anh/chị gõ lại.
error-part-no-time = Bot chưa đọc được thời hạn trong “{ $said }”. Anh/chị gõ lại, ví dụ: trước 30/6; quý III; thứ sáu tuần này.
error-part-past = Thời hạn { $day } đã qua. Anh/chị gõ một ngày từ hôm nay trở đi.
error-part-no-number = “{ $said }” chưa phải số việc. Anh/chị gõ lại, ví dụ: 24 hoặc PS3.
error-part-number-taken = Trong kế hoạch này đã có việc số { $number }. Anh/chị gõ số khác.
error-part-no-budget = Bot chưa đọc được số tiền trong “{ $said }”. Anh/chị gõ lại, ví dụ: 25 triệu hoặc 25.000.000.
error-part-no-whom = Chưa rõ giao cho ai. Anh/chị bấm chọn hoặc gõ lại tên.
error-part-nobody = Không có đơn vị hay người tên “{ $said }” trong danh sách. Anh/chị gõ lại tên hoặc bấm chọn.
error-part-whom-gone = Đơn vị hoặc người đã chọn không còn trong danh sách của cơ quan. Anh/chị chọn lại mục Giao cho hoặc Phối hợp.
error-part-changed-meanwhile = Mục này của việc { $number } vừa được người khác sửa. Anh/chị xem giá trị mới bên dưới; nếu vẫn sửa thì bấm Lưu lần nữa.
arising-use-buttons = Chữ vừa gõ chưa ghi vào mục nào: anh/chị bấm mục cần sửa rồi gõ.
error-arising-no-content = Việc chưa có nội dung. Anh/chị bấm Nội dung để điền.
error-arising-no-leads = Việc chưa có nơi được giao. Anh/chị bấm Giao cho để chọn.
error-already-cancelled = Việc { $number } đã được huỷ trước đó, nên không cần huỷ nữa.
error-pause-day = Ngày { $day } không tạm dừng được: cần từ ngày mai đến hai năm tới. Anh/chị gõ ngày khác.
