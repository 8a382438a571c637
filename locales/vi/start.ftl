error-stranger = Bot này nhắc việc cho cán bộ của cơ quan. Để dùng, anh/chị xin văn phòng cấp liên kết ghi danh rồi mở liên kết đó.
enrol-ask = Anh/chị xác nhận họ tên để ghi danh:
enrol-who = <b>{ $name }</b>
enrol-who-unit = <b>{ $name }</b>, { $unit }
enrol-yes = Đúng, là tôi
enrol-no = Không phải tôi
enrol-declined = Chưa ghi danh. Xin báo văn phòng để được cấp đúng liên kết.
enrolled = Đã ghi danh: <b>{ $name }</b>.
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
    
help-phrases = Câu bot chưa hiểu được giữ lại, không kèm tên người gõ, để văn phòng cải thiện bot.
help-plans = Anh/chị ở văn phòng gửi tệp kế hoạch (Word, PDF, Excel) vào đây để nạp, hoặc để thay bản đang dùng khi có bản mới.
command-viec = việc của tôi
command-huy = bỏ phần đang làm dở
command-help = cách dùng
command-start = bắt đầu
