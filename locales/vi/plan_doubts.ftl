# Điều người duyệt kế hoạch cần xem lại; mỗi câu nói về một dòng hoặc cả văn bản.

doubt-number-missing = Dòng này không có số thứ tự.
doubt-number-repeated = Số thứ tự { $printed } bị lặp lại.
doubt-number-gap = Số thứ tự nhảy từ { $other } sang { $printed }; có thể thiếu dòng.
doubt-number-backwards = Số thứ tự { $printed } đứng sau { $other }.
doubt-row-joined = Đoạn đầu trang “{ $printed }” được nối vào dòng này; đề nghị kiểm tra.
doubt-no-content = Dòng này không có nội dung công việc.
doubt-no-lead = Chưa có đơn vị hoặc người chủ trì.
doubt-no-deadline = Chưa đọc được thời hạn nào.
doubt-possible-milestone = Có ngày ngoài cột thời gian: “{ $printed }”; chưa tính là thời hạn.
doubt-budget-repeats-content = Ô kinh phí chỉ lặp lại nội dung công việc, không có số tiền.
doubt-budget-several = Ô kinh phí có nhiều số tiền: “{ $printed }”.
doubt-budget-unlikely = Chưa chắc tổng số tiền trong “{ $printed }”.
doubt-similar-name = Tên “{ $printed }” chỉ khác một chữ với “{ $other }”; có thể gõ nhầm.

doubt-year-contradicts = Văn bản nêu hai năm: { $printed } và { $other }.
doubt-year-differs = Tiêu đề ghi năm { $printed }, nhưng đang đọc theo năm { $other }.
doubt-year-not-printed = Tiêu đề không ghi năm; đang đọc theo năm { $printed }.
doubt-unknown-column = Chưa hiểu cột “{ $printed }”; nội dung cột này không được lưu.
doubt-count-differs = Mục “{ $heading }” ghi { $printed } việc, nhưng đọc được { $other } số thứ tự.
