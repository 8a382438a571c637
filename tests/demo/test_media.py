"""Photos, documents and albums both ways."""

from typing import Any

import pytest
from telegram import InputMediaDocument, InputMediaPhoto, Message
from telegram.error import BadRequest, NetworkError

from bot.demo.standin import files
from bot.demo.standin.files import FileKind, clean_name
from bot.demo.standin.images import read_picture
from tests.demo.conftest import ANN, Standin
from tests.demo.pictures import gif, jpeg, png, webp

PDF = b"%PDF-1.7 x"


async def received(standin: Standin) -> list[Message]:
    """What the bot is told was sent."""
    updates = await standin.bot.get_updates()
    return [update.message for update in updates if update.message]


@pytest.mark.parametrize("make", [png, jpeg, gif, webp])
def test_the_sides_of_a_picture_are_read(make: Any) -> None:
    picture = read_picture(make(640, 480))
    assert picture is not None
    assert (picture.width, picture.height) == (640, 480)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", PDF, b"\xff\xd8\xff\xe0\0\0", png()[:9]])
def test_what_is_no_picture_has_no_sides(content: bytes) -> None:
    assert read_picture(content) is None


async def test_a_document_arrives_with_its_name_and_content(standin: Standin) -> None:
    standin.phone.send_file("Báo cáo.pdf", PDF, caption="x")
    (message,) = await received(standin)
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("Báo cáo.pdf", "x")
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == PDF


async def test_a_photo_arrives_with_its_sides(standin: Standin) -> None:
    standin.phone.send_photo(png(640, 480))
    (message,) = await received(standin)
    size = message.photo[-1]
    assert (size.width, size.height) == (640, 480)
    file = await size.get_file()
    assert bytes(await file.download_as_bytearray()) == png(640, 480)


async def test_an_album_is_several_messages_of_one_group(standin: Standin) -> None:
    standin.phone.send_files([("a.pdf", b"a"), ("b.pdf", b"b")], caption="x")
    messages = await received(standin)
    assert [message.caption for message in messages] == ["x", None]
    assert len({message.media_group_id for message in messages} - {None}) == 1


async def test_more_than_ten_files_are_several_albums(standin: Standin) -> None:
    standin.phone.send_files([(f"{number}.txt", b"x") for number in range(11)])
    albums = [message.media_group_id for message in await received(standin)]
    assert (len(albums), len(set(albums)), albums[-1]) == (11, 2, None)


async def test_the_bot_sends_documents_and_sends_them_again_by_id(standin: Standin) -> None:
    sent = await standin.bot.send_document(
        ANN, PDF, caption="<b>x</b>", filename="a.pdf", parse_mode="HTML"
    )
    assert sent.document is not None
    again = await standin.bot.send_document(ANN, sent.document.file_id)
    assert again.document == sent.document
    assert sent.caption_html == "<b>x</b>"


async def test_equal_contents_share_a_unique_id(standin: Standin) -> None:
    first, second = [await standin.bot.send_document(ANN, PDF) for _ in range(2)]
    assert first.document is not None
    assert second.document is not None
    assert first.document.file_id != second.document.file_id
    assert first.document.file_unique_id == second.document.file_unique_id


async def test_the_bot_sends_albums(standin: Standin) -> None:
    media = [InputMediaPhoto(png(), caption="x"), InputMediaPhoto(jpeg())]
    messages = await standin.bot.send_media_group(ANN, media)
    assert [message.caption for message in messages] == ["x", None]
    assert messages[0].media_group_id == messages[1].media_group_id


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ([InputMediaPhoto(png())], "Too few messages to send as an album"),
        ([InputMediaPhoto(png())] * 11, "Too many messages to send as an album"),
        (
            [InputMediaPhoto(png()), InputMediaDocument(PDF)],
            "Document can't be mixed with other media types",
        ),
        (
            [InputMediaDocument("nowhere")] * 2,
            "Wrong file identifier/http url specified",
        ),
        (
            [InputMediaDocument(PDF, caption="x" * 1025)] * 2,
            "Message caption is too long",
        ),
    ],
)
async def test_what_is_no_album(standin: Standin, media: Any, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await standin.bot.send_media_group(ANN, media)
    assert refused.value.message == reason


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendDocument", {"document": "x"}, "wrong file identifier/HTTP URL specified"),
    ("sendDocument", {}, "there is no document in the request"),
    ("sendDocument", {"document": "x", "caption": "x" * 1025}, "message caption is too long"),
    ("sendPhoto", {"photo": "https://a.vn/b.png"}, "failed to get HTTP URL content"),
    ("getFile", {"file_id": "x"}, "invalid file_id"),
]


async def test_refusals_in_telegrams_words(standin: Standin) -> None:
    for method, params, reason in REFUSED:
        refusal = await standin.refusal(method, chat_id=ANN, **params)
        assert refusal == f"400 Bad Request: {reason}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (PDF, "Image_process_failed"),
        (png(9000, 2000), "Photo_invalid_dimensions"),
        (png(2100, 100), "Photo_invalid_dimensions"),
        (b"", "File must be non-empty"),
    ],
)
async def test_what_is_no_photo(standin: Standin, content: bytes, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await standin.bot.send_photo(ANN, content)


async def test_a_photo_cannot_be_sent_as_a_document(standin: Standin) -> None:
    sent = await standin.bot.send_photo(ANN, png())
    with pytest.raises(BadRequest, match="Type of file mismatch"):
        await standin.bot.send_document(ANN, sent.photo[-1].file_id)


async def test_a_file_over_20_mb_cannot_be_fetched(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = standin.phone.send_file("a.pdf", b"x" * (files.DOWNLOAD_BYTES + 1))
    refusal = await standin.refusal("getFile", file_id=message.file_id)
    assert refusal == "400 Bad Request: file is too big"


async def test_the_bot_cannot_send_over_50_mb(standin: Standin) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await standin.bot.send_document(ANN, b"x" * (files.UPLOAD_BYTES + 1))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.doc", "a.doc"),
        ("a\r\nX-Evil: 1.pdf", "aX-Evil: 1.pdf"),
        ("fdp.\u202eexe", "fdp.exe"),
        ("a\0b.pdf", "ab.pdf"),
        ("..", ""),
        ("", ""),
        ("Kế hoạch số 12.docx", "Kế hoạch số 12.docx"),
    ],
)
def test_hostile_names_lose_what_misleads(name: str, kept: str) -> None:
    assert clean_name(name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = clean_name("ế" * 300 + ".docx")
    assert name.endswith("ế.docx")
    assert len(name.encode()) <= files.NAME_BYTES


async def test_the_path_of_a_file_has_nothing_of_its_name_but_the_ending(standin: Standin) -> None:
    message = standin.phone.send_file("../..\\x y.PDF", PDF)
    answer = await standin.call("getFile", file_id=message.file_id)
    assert answer["result"]["file_path"] == "documents/file_0.pdf"


@pytest.mark.parametrize("path", ["documents/file_9.pdf", "../world.sqlite", "documents/../x", ""])
async def test_only_files_that_were_sent_can_be_fetched(standin: Standin, path: str) -> None:
    answer = await standin.http.get(f"/file/bot{standin.world.token}/{path}")
    assert answer.status_code == 404


async def test_files_need_the_token(standin: Standin) -> None:
    standin.phone.send_file("a.pdf", PDF)
    assert (await standin.http.get("/file/bot1:x/documents/file_0.pdf")).status_code == 401


async def test_a_broken_upload_is_refused(standin: Standin) -> None:
    path = f"/bot{standin.world.token}/sendDocument"
    headers = {"Content-Type": "multipart/form-data"}
    answer = await standin.http.post(path, content=b"x", headers=headers)
    assert answer.json()["description"] == "Bad Request: can't read the request body"


def test_kinds_are_what_the_bot_api_calls_them() -> None:
    assert [kind.value for kind in FileKind] == ["photo", "document"]
