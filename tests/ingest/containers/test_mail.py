"""Letters and newsletters: what they say, in whatever encoding, and what was forwarded in them."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from core.drafts import Failure
from core.errors import ParseError
from ingest.containers.eml import mail_drafts
from tests.ingest.containers.archives import LETTER, MAILBOX
from tests.ingest.containers.conftest import Read


def newsletter(subject: str = "Port news", text: str = "Plain text.") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Ines Roth <ines@example.org>"
    message["Date"] = "Mon, 06 May 2024 10:00:00 +0200"
    message["Message-ID"] = f"<{subject.split()[0]}@example.org>"
    message.set_content(text)
    return message


def test_a_letter_is_an_article(read: Read) -> None:
    (draft,), failures = read("a.eml", LETTER)
    assert not failures
    assert (draft.title, draft.body.text) == ("Port news", "The crews stayed ashore.")
    assert (draft.author, draft.source, draft.guid) == ("Ines Roth", "Ines Roth", "1@example.org")
    assert draft.published == datetime(2024, 5, 6, 8, tzinfo=UTC)


def test_a_newsletter_is_read_as_html_and_its_attachments_are_left_out() -> None:
    message = newsletter()
    message["List-Id"] = '"The Harbour" <harbour.example.org>'
    message["Archived-At"] = "<https://example.org/letters/1>"
    message.add_alternative("<h1>News</h1><p>Rich <b>text</b></p>", subtype="html")
    message.add_attachment("An attachment.", filename="a.txt")
    message.add_attachment("<p>Another one.</p>", subtype="html", filename="a.html")
    (draft,) = mail_drafts(message.as_bytes())
    assert draft.body.text == "News\n\nRich text"
    assert (draft.source, draft.url) == ("The Harbour", "https://example.org/letters/1")


def test_the_plain_text_serves_where_the_html_only_points_to_the_web() -> None:
    message = newsletter(text="The crews of the ferries stayed ashore for a second week. " * 3)
    message.add_alternative("<p>Read it online.</p>", subtype="html")
    (draft,) = mail_drafts(message.as_bytes())
    assert draft.body.text.startswith("The crews")


def test_a_forwarded_letter_is_an_article_of_its_own() -> None:
    outer, inner, innermost = newsletter("Outer"), newsletter("Inner"), newsletter("Innermost")
    inner.add_attachment(innermost)
    outer.add_attachment(inner)
    drafts = mail_drafts(outer.as_bytes())
    assert [draft.title for draft in drafts] == ["Outer", "Inner", "Innermost"]
    assert [draft.body.text for draft in drafts] == ["Plain text."] * 3


@pytest.mark.parametrize(
    "subject",
    [
        b"=?utf-8?q?Gr=C3=B6=C3=9Fe?=",
        b"=?iso-8859-1?q?Gr=F6=DFe?=",
        b"=?utf-8?b?R3LDtsOfZQ==?=",
        "Größe".encode(),
        "Größe".encode("cp1252"),
        b"=?utf-8?q?Gr=C3=B6?=\r\n =?utf-8?q?=C3=9Fe?=",
    ],
)
def test_a_subject_is_read_in_its_encoding(subject: bytes) -> None:
    (draft,) = mail_drafts(LETTER.replace(b"Port news", subject))
    assert draft.title == "Größe"


@pytest.mark.parametrize("subject", [b"=?utf-8?b?R3?=", b"=?nonsense?q?x?=", b"\x1b]0;x\x07"])
def test_a_subject_that_is_broken_is_shown_as_far_as_it_goes(subject: bytes) -> None:
    (draft,) = mail_drafts(LETTER.replace(b"Port news", subject))
    assert draft.title.isprintable()


def test_a_text_that_lies_about_its_charset_is_readable() -> None:
    letter = LETTER.replace(b"utf-8", b"us-ascii").replace(b"crews", "größten Crews".encode())
    (draft,) = mail_drafts(letter)
    assert draft.body.text == "The größten Crews stayed ashore."


def test_a_letter_without_a_text_says_so(read: Read) -> None:
    with pytest.raises(ParseError, match="no text in it"):
        mail_drafts(b"Subject: x\r\n\r\n")
    assert read("a.eml", b"Subject: x\r\n\r\n") == ([], [Failure("a.eml", "no text in it")])


def test_what_is_no_letter_says_so(read: Read) -> None:
    why = "no letter: nobody and no subject is named"
    assert read("a.eml", b"Just a text.\r\n") == ([], [Failure("a.eml", why)])


def test_a_letter_without_an_id_goes_by_its_place(read: Read) -> None:
    (draft,), _ = read("a.eml", LETTER.replace(b"Message-ID", b"X-Old-ID"))
    assert draft.guid == "a.eml"


def test_a_mailbox_gives_its_letters_in_order(read: Read) -> None:
    drafts, failures = read("a.mbox", MAILBOX)
    assert [draft.guid for draft in drafts] == [f"{number}@example.org" for number in range(3)]
    assert not failures


def test_a_sentence_that_begins_with_from_parts_no_letters(read: Read) -> None:
    body = b"First.\n\nFrom then on it rained.\n\n>From here it was quoted.\n"
    (draft,), _ = read("a.mbox", b"From - Mon May  6 10:00:00 2024\n" + LETTER + body)
    assert draft.body.text.endswith("First.\n\nFrom then on it rained.\n\nFrom here it was quoted.")


def test_a_bad_letter_is_named_and_the_others_are_read(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.containers.mbox.MEMBER_BYTES", 1024**2)
    empty = b"From a@example.org Mon May  6 10:00:00 2024\nSubject: x\n\n"
    large = empty + b"x" * 2 * 1024**2 + b"\n\n"
    drafts, failures = read("a.mbox", empty + large + MAILBOX)
    assert len(drafts) == 3
    assert failures == [
        Failure("a.mbox, message 1", "no text in it"),
        Failure("a.mbox, message 2", "over 1 MiB"),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "empty"), (b"Dear all\n", "no mailbox: it does not start with a 'From ' line")],
)
def test_what_is_no_mailbox_says_so(read: Read, content: bytes, why: str) -> None:
    assert read("a.mbox", content) == ([], [Failure("a.mbox", why)])
