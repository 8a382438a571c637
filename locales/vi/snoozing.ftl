# Nhắc lại sau, theo lựa chọn của người nhận.

button-snooze = 🔔 Nhắc sau
button-snooze-task = 🔔 { $number }
button-snooze-back = ‹ Thôi
snooze-hour = 1 giờ nữa ({ $at })
snooze-afternoon = Chiều nay ({ $at })
snooze-tomorrow = Ngày mai ({ $at })
snooze-monday = Thứ Hai tới ({ $at })
snooze-morning = Sáng { $weekday } { $day } ({ $hour })
snooze-day = { $weekday } { $day } ({ $hour })
snooze-three-days = 3 ngày làm việc nữa ({ $at })
snooze-at = { $hour } { $weekday } { $day }
snooze-set = Bot sẽ nhắc lại việc { $number } lúc { $at }. Lịch nhắc theo hạn giữ nguyên.
snooze-end = Bỏ lần hẹn { $at }
snooze-ended = Đã bỏ lần hẹn nhắc lại việc { $number }. Lịch nhắc theo hạn giữ nguyên.
snooze-title = Nhắc lại
error-snooze-afternoon-over = Chiều nay không còn giờ để hẹn. Anh/chị chọn lúc khác.
error-not-allowed-snooze = Việc này không liên quan đến anh/chị nên không hẹn nhắc lại được.
