error-unexpected = Có lỗi ngoài dự kiến, chưa có gì bị thay đổi. Anh/chị thử lại; nếu vẫn lỗi, báo văn phòng.
error-not-allowed = Anh/chị không có quyền làm việc này. Cần thay đổi, xin liên hệ văn phòng.
error-not-allowed-list = Anh/chị chỉ xem được việc của mình và của đơn vị mình.
error-not-allowed-see = Anh/chị không có quyền xem việc này.
error-not-allowed-hand-in = Việc này giao cho người khác nên anh/chị chưa báo hoàn thành được. Cần đổi người, xin liên hệ lãnh đạo đơn vị.
error-not-found = Không tìm thấy. Anh/chị mở lại danh sách việc.
error-task-not-found = Không tìm thấy việc này trong phần anh/chị được xem. Anh/chị mở lại danh sách việc.
error-unit-not-found = Không tìm thấy đơn vị này. Anh/chị gõ lại tên đơn vị.
error-person-not-found = Không tìm thấy người này. Anh/chị gõ lại họ tên.
error-no-such-number = Không có việc số { $number } trong phần anh/chị được xem. Anh/chị gõ “việc của tôi” để xem danh sách của mình, hoặc “tìm” kèm vài chữ trong tên việc.
error-stale-button = Nút này đã cũ. Anh/chị mở lại danh sách việc.
error-already-closed = Việc { $number } đã hoàn thành hoặc không còn mở, nên không ghi thêm.
error-no-hand-in = Không có phần báo kết quả nào đang mở. Anh/chị mở việc rồi bấm Hoàn thành.
error-result-too-long = Nội dung kết quả dài quá { $limit } ký tự. Anh/chị rút gọn hoặc gửi thành tệp.
error-too-many-files = Mỗi lần báo kết quả nhận tối đa { $limit } tệp. Anh/chị bấm Xong để nộp.
error-file-too-big = Tệp “{ $name }” lớn hơn 20 MB nên chưa nhận được. Anh/chị nén, chia nhỏ hoặc gửi đường dẫn.
error-file-not-loaded = Chưa tải được tệp “{ $name }”. Anh/chị gửi lại tệp này.
error-file-not-kept = Chưa lưu được tệp. Anh/chị thử lại sau; nếu vẫn lỗi, báo văn phòng.
error-file-gone = Tệp này không còn trong kho. Xin báo văn phòng.
error-file-elsewhere = Anh/chị mở việc rồi bấm Hoàn thành trước khi gửi tệp kết quả.
error-invite-unknown = Liên kết ghi danh không đúng. Xin văn phòng cấp liên kết mới.
error-invite-expired = Liên kết ghi danh đã hết hạn. Xin văn phòng cấp liên kết mới.
error-invite-used = Liên kết ghi danh này đã được dùng. Xin văn phòng cấp liên kết mới.
error-telegram-taken = Tài khoản Telegram này đã ghi danh cho người khác. Xin liên hệ văn phòng.
error-bad-settings = Biến môi trường { $name } chưa đúng. Xem README, sửa rồi chạy lại.
error-token-missing = Chưa có token của bot. Đặt NHACVIEC_TOKEN (lấy từ @BotFather) rồi chạy lại, hoặc chạy thử bằng: nhacviec demo
error-token-wrong = Token của bot không đúng. Kiểm tra NHACVIEC_TOKEN với @BotFather rồi chạy lại.
error-database-unreachable = Không mở được cơ sở dữ liệu. Kiểm tra NHACVIEC_DATABASE_URL rồi chạy lại.
error-database-not-migrated = Cơ sở dữ liệu chưa cùng phiên bản. Chạy: nhacviec db upgrade
error-telegram-unreachable = Không kết nối được Telegram. Kiểm tra mạng, NHACVIEC_TELEGRAM_API_URL và NHACVIEC_PROXY_URL rồi chạy lại.
error-bad-time = “{ $printed }” không phải ngày giờ dạng 2024-05-15 hoặc 2024-05-15T08:00.
error-no-organisation = Chưa có kế hoạch nào. Nạp kế hoạch bằng: nhacviec plan import TỆP
error-no-such-person = Không có ai tên “{ $name }”. Xem danh sách bằng: nhacviec people list
error-several-people = Có nhiều người khớp “{ $name }”: { $names }. Ghi đủ họ tên.
error-no-such-unit = Không có đơn vị “{ $name }”. Xem danh sách bằng: nhacviec people list
error-not-a-plan = Không đọc được tệp này như một kế hoạch. Chưa có gì được lưu.
error-file-missing = Không tìm thấy tệp “{ $name }”. Kiểm tra đường dẫn rồi chạy lại.
error-plan-already-loaded = Tệp này đã được nạp ngày { $day } (phiên bản { $version }), không nạp lần nữa.
error-port-taken = Cổng { $port } đang có chương trình khác dùng. Chọn cổng khác bằng --port.
error-no-files = Việc này chưa có tệp kết quả nào.
error-files-not-sent = Chưa gửi được tệp. Anh/chị thử lại sau.
error-nothing-to-cancel = Không có gì đang làm dở.
error-not-usable = Bot nhận chữ, tệp và ảnh. Anh/chị gõ câu hỏi, ví dụ “việc của tôi tháng 5”.
error-private-only = Xin nhắn riêng cho bot để dùng nút này.
error-database-away = Hiện chưa truy cập được dữ liệu, chưa có gì bị thay đổi. Anh/chị thử lại sau ít phút.
error-no-such-command = Bot không có lệnh này. Anh/chị gõ /help để xem cách dùng.
error-group-command = Lệnh này dùng trong nhóm: anh/chị mở nhóm của đơn vị, gõ /ketnoi để nối hoặc /ngatketnoi để ngắt. Người văn phòng xem mọi nhóm đã nối bằng /nhom.
error-dialogue-open = { $kind ->
    [progress] Phần ghi tiến độ việc { $number }
    [comment] Ý kiến về việc { $number }
    [event_day] Phần nhập ngày sự kiện của việc { $number }
    [extend] Đề nghị gia hạn việc { $number }
    [contribute] Phần phối hợp việc { $number }
    [broadcast] Tin đôn đốc đang soạn
    [arising] Việc phát sinh đang soạn
    [cancel_task] Phần huỷ việc { $number }
    [pause_task] Phần tạm dừng việc { $number }
    [task_edit] Phần sửa việc { $number }
    [answer_question] Câu trả lời lãnh đạo
    [hand_in] Phần báo kết quả việc { $number }
    [grant_day] Phần chọn hạn việc { $number }
    [nudge_answer] Câu trả lời về việc { $number }
    [refuse_extension] Phần từ chối gia hạn việc { $number }
    [return] Phần trả lại kết quả việc { $number }
    [handover] Phần bàn giao việc đang soạn
    [rename_person] Phần đổi tên người trong danh sách
    [staff_list] Danh sách cán bộ đang chờ lưu
    [wording] Phần sửa câu chữ
   *[other] Một phần khác
} đang làm dở. Anh/chị làm nốt, hoặc gõ /huy để bỏ phần đó.
error-dialogue-over = Phần này đã kết thúc. Anh/chị mở lại việc hoặc danh sách rồi bấm lại.
error-redelivered = Tin này đã được xử lý.
error-undo-over = Đã quá thời gian hoàn tác. Anh/chị mở lại việc để sửa; kết quả đang chờ duyệt thì rút lại được.
error-nothing-to-undo = Không còn thao tác nào hoàn tác được: anh/chị hoàn tác được trong { $seconds } giây sau khi làm. Cần sửa, anh/chị mở lại việc; kết quả đang chờ duyệt thì rút lại được.
error-undo-changed = Việc { $number } đã có thay đổi khác nên không hoàn tác được. Anh/chị mở lại việc để xem.
