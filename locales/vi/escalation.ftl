# Việc quá hạn lâu được báo lên cấp trên: tin gửi lãnh đạo, hỏi lại, lời báo cho người làm.

escalation-title = Việc chậm cần anh/chị xem: { $count } việc
escalation-lead = Việc của đơn vị anh/chị
escalation-director = Việc anh/chị chỉ đạo, đơn vị chưa xong
escalation-nobody-directs = Việc các đơn vị chưa xong, chưa phân công lãnh đạo chỉ đạo
escalation-nobody = chưa giao ai
escalation-hint = Mỗi việc chỉ báo anh/chị một lần cho một hạn. Bấm số để xem việc; bấm “Hỏi lại” để Bot hỏi tình hình, câu trả lời sẽ gửi về đây.
button-ask-again = Hỏi lại
button-all-late = Xem tất cả việc quá hạn
notice-escalation-unheard = { $count } việc quá hạn đến ngày báo lên { $names } nhưng tin không đến được, vì chưa ghi danh hoặc Telegram không nhận: việc { $numbers }. Anh/chị gửi lại liên kết ghi danh trong danh sách cán bộ, hoặc báo trực tiếp.
asked-again-now = Đã hỏi về việc { $numbers }.
asked-again-before = Hôm nay đã hỏi về việc { $numbers }.
asked-again-nobody = Việc { $numbers } chưa có ai khác để hỏi.
asked-again-over = Các việc này đã nộp kết quả, chuyển hạn hoặc dừng, không cần hỏi nữa.
story-escalated = { $name } báo { $names } vì việc quá hạn chưa xong.
error-message-not-found = Tin này không gửi cho anh/chị nên không hỏi lại được. Anh/chị gõ “việc quá hạn” để xem các việc đang chậm.
