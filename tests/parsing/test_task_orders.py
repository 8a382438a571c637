"""What the office orders of a numbered task, and what only speaks of one."""

import pytest

from bot.parsing.task_orders import Order, TaskOrder, read_task_order


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("huỷ việc 24 vì trùng việc 12", TaskOrder(Order.CANCEL, "24", reason="trùng việc 12")),
        ("hủy bỏ nhiệm vụ PS1 do tỉnh rút", TaskOrder(Order.CANCEL, "PS1", reason="tỉnh rút")),
        ("huy viec 24", TaskOrder(Order.CANCEL, "24")),
        ("cho em xoá việc #24 lý do: nhập nhầm", TaskOrder(Order.CANCEL, "24", reason="nhập nhầm")),
        ("cancel task 24 because it is old", TaskOrder(Order.CANCEL, "24", reason="it is old")),
        ("tạm dừng việc 24 đến 1/8", TaskOrder(Order.PAUSE, "24", until="1/8")),
        ("tạm dừng việc 24", TaskOrder(Order.PAUSE, "24")),
        (
            "tạm hoãn việc II.3 đến hết tháng 8 vì chờ vốn",
            TaskOrder(Order.PAUSE, "II.3", until="tháng 8", reason="chờ vốn"),
        ),
        ("tiếp tục việc ps 2", TaskOrder(Order.RESUME, "PS2")),
        ("mở lại việc 24", TaskOrder(Order.RESUME, "24")),
        ("sửa việc 24", TaskOrder(Order.EDIT, "24")),
        ("chỉnh sửa thời hạn của việc 24", TaskOrder(Order.EDIT, "24")),
    ],
)
def test_an_order_is_read(text: str, order: TaskOrder) -> None:
    assert read_task_order(text) == order


@pytest.mark.parametrize(
    "text",
    [
        "huỷ",
        "huỷ việc",
        "huỷ việc 24 chưa?",
        "huỷ việc 24 được không",
        "việc 24 huỷ chưa",
        "việc 24 đã huỷ",
        "vì sao huỷ việc 24",
        "ai huỷ việc 24",
        "huỷ việc 24 và việc 25",
        "đúng việc 24",
        "dùng việc 24 làm mẫu",
        "dừng lại",
        "tạm dừng",
        "tiếp tục",
        "sửa chữa trụ sở",
        "các việc tạm dừng",
        "việc đã huỷ tháng 5",
        "xem việc 24",
    ],
)
def test_no_order_is_read_into_other_words(text: str) -> None:
    assert read_task_order(text) is None
