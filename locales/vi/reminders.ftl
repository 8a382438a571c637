morning-title = Nhắc việc { $weekday }, { $day }
morning-late = Tin này gửi muộn hơn thường lệ.
morning-after-leave = Có cả phần nhắc trong những ngày anh/chị nghỉ.
morning-overdue = Quá hạn
morning-today = Đến hạn hôm nay
morning-this-week = Đến hạn trong tuần
morning-coming = Sắp đến hạn
morning-hint = Bấm số để xem việc hoặc báo hoàn thành.
morning-hint-look = Bấm số để xem việc.
morning-hint-named = Bấm tên việc để xem hoặc báo hoàn thành.
morning-hint-named-look = Bấm tên việc để xem.
morning-overdue-directed = Việc anh/chị chỉ đạo có { $count } việc quá hạn.
morning-overdue-by-last = Số này tính theo hạn cuối của việc, không tính từng mốc.
morning-more = Xem tất cả việc chưa xong
morning-group = { $name } ({ $count })
morning-urgent = Khẩn
morning-given = Mới giao
morning-no-due = chưa có hạn
morning-page = Việc { $first }–{ $last } trong { $total } việc.
morning-goes-up-lead = hôm nay báo lãnh đạo đơn vị
morning-goes-up-director = hôm nay báo lãnh đạo cơ quan
morning-went-up-lead = đã báo lãnh đạo đơn vị
morning-went-up-director = đã báo lãnh đạo cơ quan
morning-overdue-all = { $unit ->
    [yes] Đơn vị đang có { $count } việc quá hạn.
   *[no] Anh/chị đang có { $count } việc quá hạn.
}
morning-dropped = Trong lúc bot ngừng có { $count } việc quá hạn, sớm nhất từ { $day }; đã quá lâu nên bot không nhắc từng việc.
morning-dropped-title = { $count } việc quá hạn bot chưa kịp nhắc
button-morning-done = ✅ Xong
button-morning-done-task = ✅ { $number }
button-morning-overdue = Việc quá hạn ({ $count })
button-morning-dropped = Việc chưa kịp nhắc ({ $count })
button-morning-back = ‹ Về tin nhắc
ledger-kind-plan-loaded = tóm tắt kế hoạch mới
plan-loaded-title = Có kế hoạch mới trên bot
plan-loaded-intro = { $unit ->
    [yes] Đến hôm nay đơn vị của anh/chị có:
   *[no] Đến hôm nay anh/chị có:
}
plan-loaded-overdue = Việc quá hạn: { $count }
plan-loaded-soon = Đến hạn trong 30 ngày tới: { $count }
plan-loaded-later = Đến hạn sau đó: { $count }
plan-loaded-open = Tất cả việc chưa xong: { $count }
plan-loaded-hint = Từ nay bot nhắc trước từng hạn. Những lần nhắc đã qua, bot không gửi lại. Anh/chị bấm nút để xem danh sách.
remind-nothing = Ngày { $day } không có tin nhắc nào.
remind-planned = Đã lập { $messages } tin nhắc ({ $items } lượt nhắc), đã gửi { $sent } tin.
remind-person = Người nhận
remind-task = Việc
remind-due = Hạn
remind-why = Vì sao nhắc
remind-step-before = { $days } ngày trước hạn
remind-step-day = đúng ngày hạn
remind-step-after = quá hạn { $days } ngày
remind-step-period = đầu kỳ thực hiện
remind-step-lead = đã báo lãnh đạo đơn vị
remind-step-director = đã báo người chỉ đạo
outbox-empty = Sổ gửi chưa có tin nào.
outbox-kind = Loại tin
outbox-when = Gửi lúc
outbox-state = Kết quả
outbox-attempts = Số lần đã thử gửi
held-title = Tin trong những ngày anh/chị nghỉ: { $total }
ledger-kind-held = tin gộp sau ngày nghỉ
error-held-news-gone = Những tin này không còn việc gì để xem. Anh/chị gõ “việc của tôi” để xem việc hiện nay.
