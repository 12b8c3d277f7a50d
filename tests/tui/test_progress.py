"""What the background says becomes one line, a bar, a list of failures, and news for the panes."""

import pytest

from desk import messages
from desk.messages import (
    Annotated,
    FeedRead,
    FeedsChanged,
    Finished,
    FullTextRead,
    Imported,
    PictureRead,
    Stopped,
    Taking,
    Trouble,
)
from tui.progress import News, Progress

URL = "https://news.example/a.png"


def told(*events: messages.Event) -> tuple[Progress, News]:
    """The progress after these events, and the news of the last one."""
    progress, news = Progress(), News()
    for event in events:
        news = progress.take(event)
    return progress, news


def read(done: int, total: int = 40, error: str = "", new: int = 0) -> FeedRead:
    return FeedRead(f"Feed {done}", new, 0, error, done, total)


def test_where_nothing_goes_on_nothing_is_said() -> None:
    progress, _ = told()
    assert (progress.text, progress.fraction, progress.failures) == ("", None, [])


def test_a_refresh_an_analysis_and_what_failed_stand_in_one_line() -> None:
    events = [read(n, error="refused" if n < 3 else "") for n in range(1, 13)]
    progress, _ = told(*events, Annotated((1,), 39, 61))
    assert progress.text == "refreshing 12/40 · 2 failed · analysing 61 %"
    assert progress.fraction == 12 / 40
    progress.take(Finished(2))
    assert progress.text == "2 failed · analysing 61 %"
    assert progress.fraction == 0.61
    progress.take(Annotated((2,), 0, 100))
    assert (progress.text, progress.fraction) == ("2 failed (! says why)", None)


def test_a_refresh_that_is_asked_for_is_said_before_it_begins() -> None:
    progress, _ = told(read(1, error="refused"), Finished(1))
    progress.refresh_asked()
    assert (progress.text, progress.fraction) == ("refreshing …", None)


def test_a_refresh_that_waits_for_an_import_does_not_hide_it() -> None:
    progress, _ = told(Taking(5, 5, 1, 9, 0))
    progress.refresh_asked()
    assert progress.text == "importing 1/9 files"


@pytest.mark.parametrize(
    ("event", "text", "fraction"),
    [
        (Taking(0, 0, 0, 0, 0), "importing …", None),
        (Taking(0, 0, 0, 1, 0), "importing …", None),
        (Taking(1234, 1234, 0, 1, 0), "importing, 1,234 taken", None),
        (Taking(0, 0, 120, 4000, 0), "importing 120/4,000 files", 0.03),
        (Taking(7, 7, 1, 2, 3), "importing 1/2 files · 3 failed", 0.5),
    ],
)
def test_an_import_counts_files_where_there_are_several_and_articles_otherwise(
    event: Taking, text: str, fraction: float | None
) -> None:
    progress, _ = told(event)
    assert (progress.text, progress.fraction) == (text, fraction)


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Annotated((1,), 0, 1), ""),
        (Annotated((1,), 2, 1), "analysing 33 %"),
        (Annotated((1,), 1, 999), "analysing 99 %"),
        (Annotated((1,), 1234), "analysing 1,234 to go"),
    ],
)
def test_an_analysis_is_never_called_done_before_it_is(event: Annotated, text: str) -> None:
    assert told(event)[0].text == text


def test_articles_that_could_not_be_analysed_count_until_the_next_backlog() -> None:
    progress, _ = told(Annotated((1, 2), 3, 2, (("Odd", "too deep"),)), Annotated((3, 4, 5), 0, 5))
    assert progress.text == "1 failed (! says why)"
    assert progress.failures == [("Odd", "too deep")]
    progress.take(Annotated((6,), 0, 1))
    assert progress.text == ""


def test_a_feed_fails_until_it_is_read_again() -> None:
    progress, _ = told(read(1, error="refused"), read(2, error="gone (410)"), Finished(2))
    assert progress.failures == [("Feed 1", "refused"), ("Feed 2", "gone (410)")]
    progress.take(read(1))
    assert progress.failures == [("Feed 2", "gone (410)")]
    assert progress.text == "refreshing 1/40"


def test_the_failures_of_an_import_are_those_of_the_last_one() -> None:
    failures = (("a.txt", "empty"), ("b.txt", "empty"))
    progress, news = told(Taking(3, 3, 4, 5, 2), Imported(3, 1, ((3, "wire"),), failures, 5))
    assert progress.failures == [*failures, ("more", "5 other things failed too")]
    assert progress.text == "7 failed (! says why)"
    assert (news.show, news.severity) == ((3, "wire"), "warning")
    assert news.notice == "3 imported, 1 updated, 7 failed"
    progress.take(Imported(0, 0, ((3, "wire"), (4, "post")), ()))
    assert (progress.failures, progress.text) == ([], "")


@pytest.mark.parametrize(
    ("stopped", "closing", "notice"),
    [
        (Stopped("refresh", 12, 40), Finished(0), "Refresh stopped: 12 of 40 feeds read"),
        (
            Stopped("import", 120, 4000),
            Imported(118, 0, (), ()),
            "Import stopped: 120 of 4,000 files read. 118 imported, 0 updated, 0 failed",
        ),
        (
            Stopped("import", 0, 0),
            Imported(0, 0, (), ()),
            "Import stopped. 0 imported, 0 updated, 0 failed",
        ),
    ],
)
def test_what_was_stopped_is_said_once(
    stopped: Stopped, closing: Finished | Imported, notice: str
) -> None:
    progress, news = told(stopped)
    assert news == News()
    assert progress.take(closing).notice == notice
    assert progress.take(Finished(0)).notice == ""


def test_what_is_to_stop_says_so_until_it_has() -> None:
    progress, _ = told()
    assert not progress.stop_asked()
    progress.take(read(1))
    assert progress.stop_asked()
    assert progress.text == "stopping, refreshing 1/40"
    progress.take(read(2))
    assert progress.text == "stopping, refreshing 2/40"
    progress.take(Stopped("refresh", 2, 40))
    progress.take(Finished(0))
    progress.take(read(1))
    assert progress.text == "refreshing 1/40"


def test_the_list_changes_only_where_articles_came_in() -> None:
    progress = Progress()
    taking = [Taking(n, fresh, 0, 1, 0) for n, fresh in ((10, 0), (20, 5), (30, 5), (40, 6))]
    assert [progress.take(e).list_changed for e in taking] == [False, True, False, True]
    assert not progress.take(Imported(5, 1, (), ())).list_changed
    assert progress.take(Imported(1, 0, (), ())).list_changed
    assert not progress.take(Imported(0, 0, (), ())).list_changed
    assert [progress.take(read(n, new=n - 1)).list_changed for n in (1, 2)] == [False, True]
    assert not progress.take(Finished(0)).list_changed
    assert progress.take(FeedsChanged()).list_changed


def test_an_analysis_tells_which_articles_and_the_list_at_its_end() -> None:
    assert told(Annotated((1, 2), 5, 2))[1] == News(analysed=(1, 2))
    assert told(Annotated((3,), 0, 7))[1] == News(list_changed=True, analysed=(3,))


@pytest.mark.parametrize(
    ("event", "news"),
    [
        (FullTextRead(7, ""), News(notice="The full text", rewritten=(7,))),
        (FullTextRead(7, "", False), News(notice="The text of the feed", rewritten=(7,))),
        (
            FullTextRead(7, "no such host"),
            News(notice="No full text: no such host", severity="warning"),
        ),
    ],
)
def test_a_page_is_read_and_then_shown_or_not(event: FullTextRead, news: News) -> None:
    progress = Progress()
    progress.full_text_asked(7)
    progress.full_text_asked(8)
    assert progress.text == "reading the page"
    assert progress.take(event) == news
    assert progress.text == "reading the page"
    progress.take(FullTextRead(8, "no such host"))
    assert progress.text == ""


@pytest.mark.parametrize(
    ("event", "news"),
    [
        (PictureRead(URL, "/cache/a.png"), News()),
        (PictureRead(URL, "", "gone"), News(notice="No picture: gone", severity="warning")),
    ],
)
def test_a_picture_is_fetched_or_not(event: PictureRead, news: News) -> None:
    progress = Progress()
    progress.picture_asked(URL)
    assert progress.text == "fetching the picture"
    assert progress.take(event) == news
    assert progress.text == ""


def test_trouble_ends_what_went_on_and_is_kept_once() -> None:
    trouble = Trouble("news.db: the disk is full (make room and try again)", "intake")
    progress, news = told(read(1), trouble, trouble)
    assert progress.text == ""
    assert progress.failures == [("news.db", "the disk is full (make room and try again)")]
    assert (news.notice, news.severity) == (trouble.text, "error")
    progress.take(Trouble("it ended"))
    assert progress.failures[-1] == ("newscast", "it ended")


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        ("", "refreshing 1/40 · analysing 50 % · reading the page · fetching the picture"),
        ("intake", "analysing 50 % · reading the page · fetching the picture"),
        ("analysis", "refreshing 1/40 · reading the page · fetching the picture"),
        ("pages", "refreshing 1/40 · analysing 50 %"),
        ("all", ""),
    ],
)
def test_trouble_ends_only_what_it_belongs_to(ends: messages.Ends, text: str) -> None:
    progress, _ = told(read(1), Annotated((1,), 1, 1))
    progress.full_text_asked(7)
    progress.picture_asked(URL)
    progress.take(Trouble("news.db: locked", ends))
    assert progress.text == text
