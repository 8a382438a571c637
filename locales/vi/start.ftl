error-stranger = Bot này nhắc việc cho cán bộ của cơ quan. Để dùng, anh/chị xin văn phòng cấp liên kết ghi danh rồi mở liên kết đó.
enrol-ask = Anh/chị xác nhận họ tên để ghi danh:
enrol-who = <b>{ $name }</b>
enrol-who-unit = <b>{ $name }</b>, { $unit }
enrol-yes = Đúng, là tôi
enrol-no = Không phải tôi
enrol-declined = Chưa ghi danh. Xin báo văn phòng để được cấp đúng liên kết.
enrolled = Đã ghi danh: <b>{ $name }</b>.
enrolled-tasks = { $unit ->
    [yes] Đơn vị của anh/chị
   *[no] Anh/chị
} đang có { $count } việc chưa xong, { $late } việc quá hạn.
button-enrolled-open = Xem { $count } việc
button-enrolled-late = Xem { $count } việc quá hạn
welcome = Chào anh/chị { $name }. Anh/chị hỏi bằng lời thường, có dấu hay không dấu đều được, ví dụ: “việc của tôi tháng 5”.
menu-mine = Việc của tôi
menu-month = Việc tháng này
menu-late = Việc quá hạn
menu-done = Báo kết quả
help-head = Bot nhắc việc theo kế hoạch của cơ quan.
help-body = Anh/chị có thể gõ:
    • việc của tôi tháng 5
    • việc quá hạn, việc tuần này, quý 2
    • việc số 24 (xem một việc)
    • xong việc 24 (báo kết quả)
    • tìm kế hoạch iso
    
    Hỏi tiếp từ danh sách vừa xem: “còn tháng sau?”, “chỉ việc quá hạn”, “việc thứ 2”.
    Hỏi về mọi người: “ai chưa xong”, “phòng nào quá hạn”.

    Bot nhắc vào buổi sáng ngày làm việc, trước hạn và đúng ngày hạn.
    
help-acts = Làm ngay bằng một câu:
    • việc 7 được 60%, đã xong dự thảo
    • bắt đầu việc 7 · tích mốc 1 việc 7
    • xong việc 12 · xong việc 12 số 123/QĐ ngày 12/5
    • gia hạn việc 5 đến 15/6 vì chờ góp ý
    • góp ý việc 3: cần bổ sung số liệu
    • bàn giao việc của tôi cho chị Hoa từ 1/6 đến 15/6
help-acts-lead = Lãnh đạo đơn vị:
    • giao việc 3 cho chị Hoa · giao việc 12-14 cho anh An
    • nhắc anh An việc 24, 25
    • chờ duyệt · xin gia hạn · bảng việc phòng em
help-acts-director = Lãnh đạo cơ quan:
    • việc tôi chỉ đạo · phòng nào quá hạn nhiều nhất
    • báo cáo tháng · báo cáo quý 2 của phòng Nghiệp vụ
help-acts-office = Văn phòng:
    • giao phòng Nghiệp vụ báo cáo chuyển đổi số trước 30/6
    • sửa việc 12 · huỷ việc 12 vì trùng việc 15
    • tạm dừng việc 12 đến 1/8 · tiếp tục việc 12
    • đôn đốc phòng Nghiệp vụ: nộp báo cáo trước thứ sáu · báo cáo tuần
help-phrases = Câu bot chưa hiểu được giữ lại, không kèm tên người gõ, để văn phòng cải thiện bot.
help-plans = Anh/chị ở văn phòng gửi tệp kế hoạch (Word, PDF, Excel) vào đây để nạp, hoặc để thay bản đang dùng khi có bản mới.
command-viec = việc của tôi
command-huy = bỏ phần đang làm dở
command-help = cách dùng
command-start = bắt đầu
