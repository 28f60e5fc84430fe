"""Bytes to text: what is read, what is refused and in which words. No database."""

import pytest

from ingest.readers import read
from ingest.readers.child import Limits, ReaderLost, read_in_child
from ingest.readers.model import Unreadable

PAGE = """<html><head><title>Court papers</title>
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2024-04-02T10:00:00Z">
<link rel="canonical" href="https://example.org/a"></head>
<body><nav>Menu Menu</nav><article><h1>Court papers</h1>
<p>Meta denied the claim on Tuesday, a spokesman said in a statement to reporters.</p>
<script>document.write("stolen")</script>
<p>The letter was made public in late March, the court’s docket shows.</p></article></body></html>"""

SENTENCE = "Am 3. Mai 2020 erklärte das Unternehmen in Zürich, die Größe sei natürlich völlig übertrieben."


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode(),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-32"),
        SENTENCE.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-32", "windows-1252"],
)
def test_text_is_read_in_the_encodings_it_comes_in(content: bytes) -> None:
    assert read(content, "a.txt").text == SENTENCE


def test_control_characters_leave_no_trace_and_move_no_offset() -> None:
    content = "A page\x0cbreak and a \x85 line. " + "Words without any. " * 9
    assert read(content.encode(), "a.txt").text == content.replace("\x0c", " ").replace("\x85", " ")


def test_line_ends_become_one_kind() -> None:
    assert read(b"One.\r\nTwo.\rThree.", "a.txt").text == "One.\nTwo.\nThree."


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"%PDF-1.7 ...", "a.txt", "This is a PDF"),
        (b"PK\x03\x04....", "a.html", "zip archive"),
        (b"words\x00words", "a.txt", "binary"),
        (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D] * 50), "a.txt", "encoding is unknown"),
        (b"\x01\x02\x03\x04\x05" * 20, "a.txt", "control characters"),
        (b"\xff\xfe\x00", "a.txt", "does not fit"),
        (b"words", "a.docx", ".docx cannot be read yet"),
        (b"words", "README", "without an ending"),
        (b"<html></html>", "a.html", "no article text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(content, name)


def test_a_saved_page_gives_the_article_alone() -> None:
    text = read(PAGE.encode(), "a.html").text
    assert "Meta denied the claim on Tuesday" in text
    assert "Menu" not in text


def test_scripts_of_a_saved_page_are_not_text() -> None:
    assert "stolen" not in read(PAGE.encode(), "a.html").text


def test_a_saved_page_tells_about_itself() -> None:
    readable = read(PAGE.encode(), "a.html")
    assert (readable.title, readable.publisher, readable.url, readable.published) == (
        "Court papers",
        "The Paper",
        "https://example.org/a",
        "2024-04-02",
    )


def test_an_address_that_is_no_web_address_is_not_taken_over() -> None:
    page = PAGE.replace("https://example.org/a", "javascript:alert(1)")
    assert read(page.encode(), "a.html").url == ""


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2024-04-03-what-it-says.txt", "2024-04-03"),
        ("2024-04 unsealed.txt", "2024-04"),
        # not dates
        ("2024-13-x.txt", ""),
        ("2023-02-30.txt", ""),
        ("2024-045-report.txt", ""),
        ("report-2024-04.txt", ""),
        ("2024.txt", ""),
    ],
)
def test_the_date_before_a_files_name_is_suggested(name: str, published: str) -> None:
    assert read(b"Some words.", name).published == published


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Facebook answers report\n\nIt said so.", "Facebook answers report"),
        ("## **Facebook answers report**\n\nIt said so.", "Facebook answers report"),
        # no headlines
        ("Facebook answered.\n\nIt said so.", ""),
        ("Facebook answers report\nIt said so.", ""),
        ("Facebook answers report", ""),
    ],
)
def test_a_first_line_that_stands_alone_is_suggested_as_title(text: str, title: str) -> None:
    assert read(text.encode(), "a.txt").title == title


def test_a_child_reads_the_same() -> None:
    assert read_in_child(PAGE.encode(), "a.html", Limits()) == read(PAGE.encode(), "a.html")


def test_a_childs_refusal_comes_through() -> None:
    with pytest.raises(Unreadable, match="This is a PDF"):
        read_in_child(b"%PDF", "a.txt", Limits())


def test_a_reader_that_takes_too_long_may_be_tried_again() -> None:
    with pytest.raises(ReaderLost, match=r"longer than 0\.01 seconds"):
        read_in_child(b"words", "a.txt", Limits(wall=0.01))


def test_a_reader_that_needs_too_much_memory_is_stopped() -> None:
    with pytest.raises(Unreadable, match=r"memory|more than it may use"):
        read_in_child(b"word " * 2_000_000, "a.txt", Limits(memory=60 * 1024**2))
