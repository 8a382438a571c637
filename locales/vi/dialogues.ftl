left-dialogue = Đã bỏ phần đang làm dở.
button-leave = Huỷ
button-replace-reason = Đổi lý do thành “{ $text }”
prompt-way-out = Muốn thôi, anh/chị gõ /huy.
notice-dialogue-expired = { $dialogue ->
    [progress] Phần ghi tiến độ việc { $number } để dở quá hai ngày nên bot đã cất đi. Anh/chị mở việc để ghi lại.
    [comment] Ý kiến về việc { $number } để dở quá hai ngày nên bot đã cất đi, chưa gửi cho ai. Anh/chị mở việc để gửi lại.
    [event_day] Phần nhập ngày sự kiện của việc { $number } để dở quá hai ngày nên bot đã cất đi. Anh/chị mở việc để nhập lại.
    [extend] Đề nghị gia hạn việc { $number } để dở quá hai ngày nên bot đã cất đi, chưa gửi. Anh/chị mở việc để xin lại.
    [contribute] Phần phối hợp việc { $number } để dở quá hai ngày nên bot đã cất đi, chưa gửi. Anh/chị mở việc để gửi lại.
    [broadcast] Tin đôn đốc soạn dở quá hai ngày nên bot đã cất đi, chưa gửi cho ai. Anh/chị gõ /dondoc để soạn lại.
    [arising] Việc phát sinh soạn dở quá hai ngày nên bot đã cất đi; chưa có gì được giao. Anh/chị gõ /themviec để soạn lại.
    [cancel_task] Phần huỷ việc { $number } để dở quá hai ngày nên bot đã cất đi. Việc không bị huỷ.
    [pause_task] Phần tạm dừng việc { $number } để dở quá hai ngày nên bot đã cất đi. Việc vẫn như trước.
    [task_edit] Phần sửa việc { $number } để dở quá hai ngày nên bot đã cất đi. Việc giữ nguyên; anh/chị mở việc để sửa lại.
    [answer_question] Câu trả lời lãnh đạo để dở quá hai ngày nên bot đã cất đi. Câu hỏi vẫn còn ở tin trước; anh/chị bấm Trả lời để gõ lại.
    [hand_in] Phần báo kết quả việc { $number } để dở quá hai ngày nên bot đã cất đi. Việc vẫn như trước; anh/chị mở việc để báo lại.
    [nudge_answer] Câu trả lời về việc { $number } để dở quá hai ngày nên bot đã cất đi. Anh/chị mở việc để ghi ý kiến.
    [refuse_extension] Phần từ chối gia hạn việc { $number } để dở quá hai ngày nên bot đã cất đi. Đề nghị vẫn chờ anh/chị.
    [return] Phần trả lại kết quả việc { $number } để dở quá hai ngày nên bot đã cất đi. Kết quả vẫn như trước.
    [handover] Phần bàn giao soạn dở quá hai ngày nên bot đã cất đi; chưa có gì được bàn giao. Anh/chị gõ /bangiao để soạn lại.
    [rename_person] Phần đổi tên để dở quá hai ngày nên bot đã cất đi; họ tên giữ nguyên. Anh/chị mở /nguoi để đổi lại.
    [staff_list] Danh sách cán bộ gửi hai ngày trước chưa được lưu nên bot đã bỏ qua; không có gì thay đổi. Anh/chị gửi lại tệp nếu cần.
    [wording] Câu chữ đang sửa để dở quá hai ngày nên bot đã bỏ; câu đang dùng giữ nguyên. Anh/chị gõ /cauchu để sửa lại.
   *[other] Một phần làm dở quá hai ngày nên bot đã cất đi. Anh/chị mở lại việc hoặc danh sách để làm lại.
 }
button-undo = Hoàn tác
undone = Đã hoàn tác.
