error-listen-taken = Không mở được cổng { $address }: đang có chương trình khác dùng, hoặc không được phép. Đổi NHACVIEC_LISTEN rồi chạy lại.
error-webhook-refused = Telegram không nhận địa chỉ { $url }: { $reason }. Sửa NHACVIEC_WEBHOOK_URL hoặc NHACVIEC_WEBHOOK_SECRET rồi chạy lại.
error-webhook-secret-weak = NHACVIEC_WEBHOOK_SECRET phải dài 16 đến 256 ký tự, chỉ gồm chữ không dấu, số, “-” và “_”. Tạo chuỗi mới, ví dụ bằng lệnh: openssl rand -hex 32, rồi chạy lại.
cli-copied = Đã chép { $rows } dòng của { $tables } bảng, mọi bảng khớp số dòng và mã kiểm tra. Tiếp theo: chép thư mục tệp, đổi NHACVIEC_DATABASE_URL sang cơ sở dữ liệu mới rồi chạy bot.
error-copy-same = Nguồn và đích là một. Chọn cơ sở dữ liệu khác cho --to rồi chạy lại.
error-copy-bad-url = “{ $option }” phải là địa chỉ dạng sqlite+aiosqlite:///tệp hoặc postgresql+psycopg://….
error-copy-unreachable = Không mở được cơ sở dữ liệu { $side ->
    [source] nguồn (--from)
   *[target] đích (--to)
}. Kiểm tra địa chỉ rồi chạy lại; chưa có gì bị thay đổi.
error-copy-not-migrated = Cơ sở dữ liệu { $side ->
    [source] nguồn (--from)
   *[target] đích (--to)
} chưa ở phiên bản { $revision }. Đặt NHACVIEC_DATABASE_URL là địa chỉ đó, chạy: nhacviec db upgrade, rồi chép lại.
error-copy-not-empty = Cơ sở dữ liệu đích đã có dữ liệu (bảng { $table }). Chỉ chép được vào cơ sở dữ liệu trống; tạo cơ sở dữ liệu mới rồi chép lại.
error-copy-in-use = Bot đang chạy trên cơ sở dữ liệu { $side ->
    [source] nguồn (--from)
   *[target] đích (--to)
}. Dừng bot rồi chép lại.
error-copy-lock-lost = Trong lúc chép đã mất kết nối giữ chỗ tới cơ sở dữ liệu { $side ->
    [source] nguồn (--from)
   *[target] đích (--to)
}, nên có thể một bot đã chạy xen vào. Chưa có gì được chép; dừng mọi bot, kiểm tra kết nối rồi chép lại.
error-copy-refused = Cơ sở dữ liệu đích không nhận dòng { $row } của bảng { $table }{ $column ->
    [unknown] {""}
   *[other] , cột { $column }
}: { $reason }. Chưa có gì được chép; sửa dòng đó ở nguồn rồi chép lại.
error-copy-unreadable = Không đọc được dòng { $row } của bảng { $table } ở nguồn, cột { $column }: nội dung bị hỏng. Chưa có gì được chép; sửa dòng đó hoặc khôi phục từ bản sao lưu rồi chép lại.
error-copy-differs = Bảng { $table } sau khi chép không khớp nguồn. Chưa có gì được chép; kiểm tra xem có chương trình khác đang ghi vào nguồn, rồi chép lại.
error-not-its-turn = Bot còn đang xử lý tin trước của anh/chị; tin này được xử lý ngay sau đó.
error-unanswered = Chưa gửi được câu trả lời cho anh/chị; bot sẽ gửi lại khi nối được với Telegram.
