# Điều người duyệt cần xem lại ở cụm từ chỉ thời hạn.

doubt-impossible-day = Không có ngày { $printed }; tạm lấy { $taken }.
doubt-impossible-date = “{ $printed }” không có trong lịch; chưa tính là thời hạn.
doubt-lunar-date = “{ $printed }” là ngày âm lịch, chưa quy đổi; cần điền ngày dương lịch.
doubt-other-year = “{ $printed }” không thuộc năm { $year } của kế hoạch; giữ nguyên như bản in.
doubt-backwards = “{ $printed }” kết thúc trước khi bắt đầu; chỉ lấy ngày cuối.
doubt-no-date = Chưa đọc được thời hạn trong “{ $printed }”.
doubt-as-above = Ô thời gian ghi “{ $printed }”; cần điền thời hạn của dòng trên.
doubt-cited-text = Thời hạn nằm trong văn bản khác: “{ $printed }”; cần điền ngày.
doubt-no-rhythm = “{ $printed }” chưa nói bao lâu một lần.
