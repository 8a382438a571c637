suggest-open = Việc chưa xong của tôi
suggest-late = Việc quá hạn của tôi
suggest-all = Tất cả việc của tôi
choose-done = Anh/chị chọn việc cần báo kết quả:
not-understood = Tôi chưa hiểu ý anh/chị. Anh/chị thử gõ “việc của tôi tháng 5”, “việc số 24”, hoặc chọn:
not-yet = Việc này chưa làm được qua tin nhắn. Xin liên hệ văn phòng.
several-units = Có nhiều đơn vị khớp “{ $name }”. Anh/chị chọn:
several-people = Có nhiều người khớp “{ $name }”. Anh/chị chọn:
