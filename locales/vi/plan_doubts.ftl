# Điều người duyệt kế hoạch cần xem lại; mỗi câu nói về một dòng hoặc cả văn bản.

doubt-number-missing = Dòng này không có số thứ tự.
doubt-number-repeated = Số thứ tự { $printed } bị lặp lại.
doubt-number-gap = Số thứ tự nhảy từ { $other } sang { $printed }; có thể thiếu dòng.
doubt-number-backwards = Số thứ tự { $printed } đứng sau { $other }.
doubt-row-joined = Đoạn “{ $printed }” được nối vào dòng này; đề nghị kiểm tra.
doubt-no-content = Dòng này không có nội dung công việc.
doubt-no-lead = Chưa có đơn vị hoặc người chủ trì.
doubt-lead-from-above = Dòng này không ghi chủ trì, lấy theo dòng trên: “{ $printed }”; đề nghị kiểm tra.
doubt-no-deadline = Chưa đọc được thời hạn nào.
doubt-possible-milestone = Có ngày ngoài cột thời gian: “{ $printed }”; chưa tính là thời hạn.
doubt-budget-repeats-content = Ô kinh phí chỉ lặp lại nội dung công việc, không có số tiền.
doubt-budget-several = Ô kinh phí có nhiều số tiền: “{ $printed }”.
doubt-budget-unlikely = Chưa chắc tổng số tiền trong “{ $printed }”.
doubt-budget-unread = Chưa đọc được số tiền trong “{ $printed }”.
doubt-similar-name = Tên “{ $printed }” chỉ khác một chữ với “{ $other }”; có thể gõ nhầm.
doubt-unit-alike = Đơn vị “{ $printed }” gần giống “{ $other }”; có thể là một đơn vị.
doubt-unit-inside = “{ $printed }” được hiểu là một đơn vị thuộc “{ $other }”; nếu là hai đơn vị, anh/chị tách ra.
doubt-unit-unsure = “{ $printed }” được hiểu là một đơn vị; đề nghị kiểm tra.
doubt-assignee-unread = Ô đơn vị, người thực hiện có thêm “{ $printed }”; phần này chưa đưa vào việc.

doubt-year-contradicts = Văn bản nêu hai năm: { $printed } và { $other }.
doubt-year-differs = Tiêu đề ghi năm { $printed }, nhưng đang đọc theo năm { $other }.
doubt-year-not-printed = Tiêu đề không ghi năm; đang đọc theo năm { $printed }.
doubt-unknown-column = Chưa hiểu cột “{ $printed }”; nội dung cột này được giữ trong ghi chú của từng dòng.
doubt-count-differs = Mục “{ $heading }” ghi { $printed } việc, nhưng đọc được { $other } số thứ tự.

doubt-narrative = Kế hoạch không có bảng công việc; đã đọc { $count } việc từ các đoạn văn. Đề nghị kiểm tra danh sách.
doubt-narrative-left-out = Bảng có { $other } việc; phần lời văn còn { $count } việc chưa đưa vào. Anh/chị xem và nhập thêm nếu cần.
doubt-table-left-out = Bảng dưới mục “{ $heading }” ({ $count } dòng) nói về kết quả đã qua nên không đọc thành việc. Anh/chị kiểm tra và nhập thêm nếu cần.
doubt-headings-left-out = Các phần không đọc thành việc: { $printed }.
doubt-no-dates-printed = { $count } việc không ghi thời hạn; anh/chị đặt thời hạn khi giao việc.
doubt-no-leads-printed = { $count } việc không ghi đơn vị chủ trì; anh/chị chọn đơn vị khi giao việc.
doubt-school-year = Kế hoạch theo năm học { $printed }; tháng 8 đến 12 đọc theo năm { $other }, tháng 1 đến 7 theo năm sau.
doubt-pages-pictures = Trang { $pages } chỉ là ảnh chụp nên chưa đọc. Anh/chị gửi bản Word, Excel hoặc nhập thêm việc của các trang này.
doubt-pages-damaged = Trang { $pages } bị hỏng nên chưa đọc. Anh/chị kiểm tra và nhập thêm việc của các trang này.
doubt-scanned = Đọc từ bản chụp, cần soát lại chữ.
doubt-header-missing = Bảng dưới mục “{ $heading }” không có hàng tiêu đề; các cột được đoán theo nội dung, đề nghị kiểm tra.
doubt-sum-differs = “{ $heading }” ghi { $printed } đồng, nhưng các khoản cộng lại là { $other } đồng.
doubt-digits-misread = Thời hạn in là “{ $printed }”, được hiểu là “{ $other }”; đề nghị kiểm tra.
doubt-time-from-above = Dòng này không ghi thời gian; lấy theo dòng trên: “{ $printed }”.
doubt-cell-error = Trang tính “{ $heading }” có ô bị lỗi công thức: { $printed }; các ô này được để trống.
doubt-rows-hidden = Trang tính “{ $heading }” có { $count } hàng bị ẩn nên chưa đọc. Nếu cần, anh/chị bỏ ẩn, lưu lại rồi gửi lại.
doubt-columns-hidden = Trang tính “{ $heading }” có { $count } cột bị ẩn nên chưa đọc. Nếu cần, anh/chị bỏ ẩn, lưu lại rồi gửi lại.
doubt-formula-unread = Trang tính “{ $heading }” có công thức chưa lưu kết quả: { $printed }. Anh/chị mở bằng Excel, lưu lại rồi gửi lại.
doubt-formats-unread = Tệp bảng tính kiểu cũ: chưa đọc được cách hiển thị ngày và số; đề nghị kiểm tra các ô chỉ ghi tháng.
