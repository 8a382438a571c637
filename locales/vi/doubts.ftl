# Điều người duyệt cần xem lại ở cụm từ chỉ thời hạn.

doubt-impossible-day = Không có ngày { $printed }; tạm lấy { $taken }.
doubt-impossible-date = Ngày tháng “{ $printed }” không có thật; chưa tính là thời hạn.
doubt-other-year = “{ $printed }” không thuộc năm { $year } của kế hoạch; giữ nguyên như bản in.
doubt-backwards = “{ $printed }” kết thúc trước khi bắt đầu; chỉ lấy ngày cuối.
doubt-no-date = Chưa đọc được thời hạn trong “{ $printed }”.
doubt-as-above = Ô thời gian ghi “{ $printed }”; cần điền thời hạn của dòng trên.
doubt-cited-text = Thời hạn nằm trong văn bản khác: “{ $printed }”; cần điền ngày.
doubt-no-rhythm = “{ $printed }” chưa nói bao lâu một lần.
doubt-time-too-long = Ô thời gian quá dài; chỉ đọc phần đầu.
