group-introduction = Bot nhắc việc theo kế hoạch của cơ quan. Trong nhóm, bot chỉ gửi số liệu của đơn vị: bản tổng hợp hằng tuần và số việc quá hạn. Danh sách việc và việc của từng người chỉ hiện ở chỗ nhắn riêng.
group-ask = Nhóm này dùng cho đơn vị nào? Trưởng, phó đơn vị, văn phòng hoặc quản trị bấm chọn.
group-ask-topic = Chủ đề này dùng cho đơn vị nào? Trưởng, phó đơn vị, văn phòng hoặc quản trị bấm chọn.
group-button-choose = Chọn đơn vị
group-button-other-unit = Đơn vị khác
group-button-whole = Cả cơ quan
group-button-private = Mở ở chỗ nhắn riêng
group-whole-office = cả cơ quan
group-connected = Đã nối nơi này với <b>{ $unit }</b>, do { $name } chọn.
    Bản tổng hợp tuần gửi vào { $hour } { $weekday }. Gõ /viec để xem số liệu bất cứ lúc nào; đổi đơn vị bằng /ketnoi, thôi dùng bằng /ngatketnoi.
group-back = Bot đã trở lại và vẫn nối với: { $units }. Đổi đơn vị bằng /ketnoi, thôi dùng bằng /ngatketnoi.
group-disconnected = Đã ngắt nối với { $unit }. Bot không gửi số liệu vào đây nữa; nối lại bằng /ketnoi.
group-help = Trong nhóm, bot trả lời bằng số liệu của đơn vị:
    /viec - số liệu đến hôm nay
    /ketnoi - chọn đơn vị cho nhóm hoặc chủ đề
    /ngatketnoi - thôi gửi số liệu vào đây
    Hoặc trả lời tin của bot, ví dụ: “còn bao nhiêu việc quá hạn”. Việc của riêng anh/chị xin xem ở chỗ nhắn riêng.
group-in-private = Câu này có việc của riêng người hoặc đơn vị khác nên bot không trả lời trong nhóm. Anh/chị bấm nút, bot trả lời đúng câu này ở chỗ nhắn riêng.
group-opens-privately = Bấm số để mở danh sách ở chỗ nhắn riêng.
weekly-last-week = Tuần trước đến hạn: <b>{ $total }</b>
weekly-this-week = Tuần này sẽ đến hạn: <b>{ $total }</b>
weekly-open-last-week = Tuần trước ({ $total })
weekly-open-this-week = Tuần này ({ $total })
weekly-late-units = Việc quá hạn theo đơn vị:
weekly-late-unit = • { $unit }: <b>{ $total }</b>
groups-empty = Bot chưa được nối với nhóm nào. Anh/chị thêm bot vào nhóm của đơn vị rồi chọn đơn vị ngay trong nhóm.
groups-total = Bot đang gửi số liệu vào <b>{ $total }</b> nhóm, chủ đề:
groups-line = • { $title }: { $unit }
groups-card-unit = Dùng cho: { $unit }
groups-card-since = Nối ngày { $day }, do { $name }
groups-card-topic = Một chủ đề trong nhóm
groups-card-hint = Đổi đơn vị: gõ /ketnoi ngay trong nhóm hoặc chủ đề.
groups-button-end = Ngắt nối
groups-button-back = ‹ Về danh sách nhóm
groups-ended = Đã ngắt nối với { $unit }.
command-nhom = các nhóm bot đang gửi số liệu
error-not-allowed-connect-group = Chỉ trưởng, phó đơn vị, văn phòng hoặc quản trị chọn được đơn vị cho nhóm. Anh/chị nhờ một trong những người đó bấm.
error-not-allowed-connect-other-unit = Anh/chị chỉ chọn được đơn vị mình phụ trách. Với đơn vị khác, xin nhờ văn phòng.
error-not-allowed-list-groups = Danh sách nhóm do văn phòng và quản trị giữ. Cần thay đổi, xin liên hệ văn phòng.
error-group-of-another-office = Nhóm này đang dùng cho cơ quan khác. Cần dùng lại, cơ quan đó gõ /ngatketnoi trước.
error-group-taken = Có người vừa chọn { $unit } cho nơi này. Cần đổi, anh/chị gõ /ketnoi.
error-group-taken-whole = Có người vừa chọn cả cơ quan cho nơi này. Cần đổi, anh/chị gõ /ketnoi.
error-group-not-connected = Nơi này chưa được nối với đơn vị nào. Trưởng, phó đơn vị hoặc văn phòng gõ /ketnoi để chọn.
error-group-not-found = Nhóm này không còn nối với bot. Anh/chị gõ /nhom để xem lại danh sách.
error-words-of-another = Đây là câu của người khác nhờ bot làm một việc, nên bot không làm thay dưới tên anh/chị. Anh/chị cần thì gõ câu đó ở đây.
error-question-not-kept = Câu hỏi này đã cũ nên bot không còn giữ. Anh/chị gõ lại câu hỏi ở đây.
notice-group-lost = { $reason ->
    [removed] Bot đã bị đưa ra khỏi nhóm “{ $title }”.
    [no-topic] Chủ đề bot gửi số liệu trong nhóm “{ $title }” đã bị xoá hoặc đóng.
    [muted] Bot không được quyền gửi tin vào nhóm “{ $title }”. Bản tổng hợp tuần chưa tới nhóm này; xin nhờ quản trị nhóm cho bot gửi tin.
   *[gone] Bot không còn gửi được vào nhóm “{ $title }”.
}
