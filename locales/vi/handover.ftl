# Bàn giao việc theo ngày: nói với bot, duyệt, bắt đầu, kết thúc.

command-bangiao = bàn giao việc khi vắng mặt
handover-title = Bàn giao việc
handover-whose = Việc của: { $name }
handover-to = Người làm thay: { $name }
handover-days = Thời gian: { $when }
handover-reason = Lý do: { $reason }
handover-all-tasks = Toàn bộ việc đang mở: { $count }
handover-some-tasks = Chỉ các việc đã chọn: { $count }
handover-tasks-all = Toàn bộ việc, kể cả việc mới giao trong thời gian này
handover-tasks-some = Chỉ các việc số { $number }
handover-ask-whose = Bàn giao việc của ai? Anh/chị chọn hoặc gõ tên.
handover-ask-whom = Ai làm thay? Anh/chị chọn hoặc gõ tên.
handover-ask-days = Từ ngày nào đến hết ngày nào? Anh/chị chọn hoặc gõ, ví dụ “từ 1/6 đến 15/6”.
handover-ask-reason = Vì lý do gì? Anh/chị chọn, gõ lý do khác, hoặc bỏ qua.
handover-ask-tasks = Anh/chị đánh dấu những việc cần bàn giao. Không đánh dấu việc nào là bàn giao toàn bộ.
handover-several = Có nhiều người tên “{ $said }”. Anh/chị chọn đúng người.
handover-check = Người làm thay thấy và làm được mọi phần người vắng được giao, nhận tin nhắc thay; hết ngày cuối việc tự trở về. Quyền duyệt của lãnh đạo đơn vị không chuyển theo. Anh/chị xem lại rồi xác nhận.
handover-check-asking = Lãnh đạo đơn vị hoặc văn phòng đồng ý thì việc được bàn giao; hết ngày cuối việc tự trở về. Anh/chị xem lại rồi gửi.
handover-not-enrolled = { $name } chưa ghi danh với bot nên chưa nhận được tin nhắc.
handover-away = { $name } cũng đã ghi nghỉ trong những ngày này.
handover-for-leave = Nghỉ phép
handover-for-trip = Đi công tác
handover-for-study = Đi học
handover-this-week = Hôm nay đến thứ Sáu
handover-next-week = Tuần sau, đến
handover-two-weeks = Hai tuần từ ngày mai, đến
handover-not-sent = Phần bàn giao này chưa gửi. Anh/chị xác nhận hoặc huỷ trước rồi gõ lại lệnh vừa rồi; nếu đó là lý do thì bấm đổi lý do.
button-handover-confirm = Bàn giao
button-handover-ask = Gửi đề nghị
button-handover-whom = Đổi người làm thay
button-handover-days = Đổi ngày
button-handover-reason = Đổi lý do
button-handover-tasks = Chọn việc
button-handover-all = Bàn giao toàn bộ
button-handover-whole = Xem lại cả phần bàn giao
button-handover-agree = Đồng ý
button-handover-decline = Không đồng ý
button-handover-end = Kết thúc sớm
button-handover-take-back = Rút lại
button-handover-move-end = Đổi ngày cuối
button-handover-sure = Đúng, kết thúc
button-handover-back = ‹ Về phần bàn giao
button-handovers = ‹ Các phần bàn giao
button-handover-new = Bàn giao mới
button-handover = Xem phần bàn giao
button-handed-tasks = Xem các việc này
button-own-tasks = Việc đang mở của tôi
handovers-title = Bàn giao việc
handovers-hint = Những phần bàn giao đang chạy, sắp tới và chờ đồng ý:
handovers-none = Hiện không có phần bàn giao nào.
handover-line = { $sign } { $name } → { $to }, { $start } - { $end }
handover-done = Đã bàn giao.
handover-sent = Đã gửi đề nghị. Có người đồng ý, bot báo ngay cho anh/chị.
handover-agreed-now = Anh/chị đã đồng ý.
handover-agreed-before = Phần này đã được đồng ý từ trước.
handover-declined-now = Đã ghi là không đồng ý. Bot báo cho người đề nghị.
handover-declined-before = Phần này đã bị từ chối từ trước.
handover-ended-now = Đã kết thúc. Việc trở về người được giao.
handover-ended-before = Phần này đã kết thúc từ trước.
handover-moved-now = Đã đổi ngày cuối.
handover-moved-before = Ngày cuối vẫn như cũ.
handover-is-asked = Đang chờ lãnh đạo đơn vị hoặc văn phòng đồng ý.
handover-is-agreed = { $name } đã đồng ý; chưa đến ngày bắt đầu.
handover-is-running = Đang bàn giao, { $name } đã đồng ý.
handover-is-ended = Đã kết thúc; việc đã trở về.
handover-is-declined = { $name } không đồng ý.
handover-is-withdrawn = Đã rút lại, không bàn giao.
handover-end-sure = Kết thúc sớm? Việc của { $name } rời { $to } và trở về ngay.
handover-take-back-sure = Rút lại phần bàn giao việc của { $name } cho { $to }?
handover-ask-end = Bàn giao việc của { $name } đang đến hết ngày { $end }. Ngày cuối mới là ngày nào? Anh/chị chọn hoặc gõ, ví dụ “20/6”.
in-place-of = thay { $name }
card-handed-over = { $name } bàn giao cho { $to } đến hết { $end }
result-by-for = { $name } thay { $absent }, { $day }
person-hand-over = Bàn giao
person-handed-over = Đang bàn giao cho { $to } đến hết { $end }
notice-handover-asked = <b>{ $name }</b> xin bàn giao việc cho { $to } từ { $start } đến hết { $end }{ $tasks ->
    [0] {""}
   *[other] , { $tasks } việc đã chọn
 }. Lý do: { $reason }. Anh/chị có đồng ý không?
notice-handover-agreed = Việc của anh/chị được bàn giao cho { $to } từ { $start } đến hết { $end }.
notice-handover-received = Anh/chị làm thay { $name } từ { $start } đến hết { $end }. Ngày đầu, bot gửi danh sách việc.
notice-handover-declined = { $name } chưa đồng ý bàn giao việc cho { $to }. Việc vẫn như trước; anh/chị trao đổi trực tiếp nếu cần.
notice-handover-begun = Từ hôm nay { $to } làm thay các việc đã bàn giao của anh/chị, đến hết { $end }. Anh/chị vẫn xem được; tin nhắc gửi cho { $to }.
notice-handover-begun-for-you = Từ hôm nay anh/chị làm thay <b>{ $name }</b>, đến hết { $end }: { $count } việc đang mở{ $overdue ->
    [0] {""}
   *[other] , trong đó { $overdue } việc quá hạn
 }.{ $approvals ->
    [0] {""}
   *[other] {" "}Kết quả chờ anh/chị duyệt: { $approvals }.
 }{ $extensions ->
    [0] {""}
   *[other] {" "}Đề nghị gia hạn chờ anh/chị: { $extensions }.
 }
notice-handover-ended = Phần bàn giao cho { $to } đã hết, việc trở về với anh/chị: { $count } việc đang mở{ $overdue ->
    [0] {""}
   *[other] , trong đó { $overdue } việc quá hạn
 }.{ $approvals ->
    [0] {""}
   *[other] {" "}Kết quả chờ anh/chị duyệt: { $approvals }.
 }{ $extensions ->
    [0] {""}
   *[other] {" "}Đề nghị gia hạn chờ anh/chị: { $extensions }.
 }
button-asked-extensions = Xin gia hạn
notice-handover-ended-for-you = Anh/chị không còn làm thay { $name }; các việc đó đã trở về. Cảm ơn anh/chị.
notice-handover-taken-back = Phần bàn giao việc của { $name } cho { $to } từ { $start } đến { $end } đã rút lại. Việc vẫn như trước.
notice-handover-end-moved = Phần bàn giao việc cho { $to } nay từ { $start } đến hết { $end }.
notice-handover-end-moved-for-you = Anh/chị làm thay { $name } nay từ { $start } đến hết { $end }.
notice-handover-lapsed = Đề nghị bàn giao việc cho { $to } từ { $start } đến { $end } đã quá ngày mà chưa có ai trả lời, nên bot bỏ. Cần bàn giao, anh/chị gõ /bangiao.
notice-handover-left = { $to } không còn trong danh sách cán bộ nên thôi làm thay { $name }. Việc trở về { $name }; cần người khác làm thay, anh/chị gõ /bangiao.
left-handover = Đã bỏ phần bàn giao đang soạn; chưa có gì được bàn giao.
left-handover-end = Ngày cuối vẫn như cũ.
error-not-allowed-hand-over = Anh/chị bàn giao được việc của mình; lãnh đạo đơn vị bàn giao trong đơn vị, văn phòng bàn giao cho mọi người. Cần bàn giao việc này, xin nhờ văn phòng.
error-handover-person-left = Người này không còn trong danh sách cán bộ. Anh/chị gõ /bangiao để chọn người khác.
error-stand-in-left = Người làm thay không còn trong danh sách cán bộ. Anh/chị gõ /bangiao để chọn người khác.
error-handover-to-self = Không bàn giao việc cho chính người đó được. Anh/chị chọn người khác làm thay.
error-handover-past = Những ngày này đã qua. Anh/chị gõ ngày từ hôm nay trở đi, kèm năm nếu là năm sau.
error-handover-backwards = Ngày cuối đứng trước ngày đầu. Anh/chị gõ lại, ví dụ “từ 1/6 đến 15/6”.
error-handover-too-long = Mỗi lần bàn giao tối đa một năm. Lâu hơn, anh/chị nhờ lãnh đạo đơn vị giao lại hẳn từng việc.
error-handover-days-unreadable = Bot chưa đọc được ngày. Anh/chị gõ, ví dụ “từ 1/6 đến 15/6” hoặc “tuần sau”.
error-handover-nobody = Trong cơ quan không có ai tên “{ $said }”. Anh/chị gõ lại họ tên.
error-handover-taken = Việc của { $name } đã bàn giao hoặc đang đề nghị bàn giao cho { $to } từ { $start } đến { $end }. Anh/chị chọn ngày khác, hoặc gõ /bangiao để kết thúc phần đó trước.
error-handover-loop = { $name } cũng đang bàn giao việc về { $to } trong những ngày này nên không ai làm thay. Anh/chị chọn người khác.
error-handover-over = Phần bàn giao này đã kết thúc hoặc đã rút. Anh/chị gõ /bangiao để xem.
error-handover-not-found = Không tìm thấy phần bàn giao này trong phần anh/chị được xem. Anh/chị gõ /bangiao để xem lại.
error-handover-no-tasks = Các việc đã chọn không còn mở. Anh/chị chọn lại việc.
error-handover-longer = Kéo dài thêm thì lãnh đạo đơn vị hoặc văn phòng đổi ngày giúp anh/chị. Anh/chị nhờ họ, hoặc chọn ngày sớm hơn.
error-handover-use-buttons = Phần bàn giao đã đủ. Anh/chị bấm nút để xác nhận hoặc sửa, gõ /huy để bỏ.
