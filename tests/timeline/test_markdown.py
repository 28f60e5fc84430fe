"""The text of an event: what its marks become, and that nothing else gets through."""

import re
from html.parser import HTMLParser

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from timeline import markdown
from timeline.markdown import to_html, to_plain

ALLOWED = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote"}


class Seen(HTMLParser):
    """Every tag of a piece of HTML with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo,\nbroken.", "<p>One.</p><p>Two,<br>broken.</p>"),
        ("He *denied* **all** of it.", "<p>He <em>denied</em> <strong>all</strong> of it.</p>"),
        ("[The filing](https://a.example/x?y=1&z=2)", None),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("> We did not.", "<blockquote><p>We did not.</p></blockquote>"),
        ("3. three\n4. four", '<ol start="3"><li>three</li><li>four</li></ol>'),
        # What only looks like a mark.
        ("2 * 3 is 6, and a_b_c stays", "<p>2 * 3 is 6, and a_b_c stays</p>"),
        ("# no heading, `no code`", "<p># no heading, `no code`</p>"),
        ("It cost £5 - or less.", "<p>It cost £5 - or less.</p>"),
        ("\\*as typed\\*", "<p>*as typed*</p>"),
        ("", ""),
    ],
)
def test_marks_become_html(text: str, html: str | None) -> None:
    link = '<p><a href="https://a.example/x?y=1&amp;z=2" rel="noopener">The filing</a></p>'
    assert to_html(text).replace("\n", "") == (link if html is None else html)


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://a.example/x.png)",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example)",
    "[x](/desk/)",
    "[x](https:javascript:alert(1))",
    "<javascript:alert(1)>",
    '[x](https://a.example/"onmouseover="alert(1))',
    '[x](https://a.example "t" onclick="alert(1)")',
    "[x](<https://a.example/><script>alert(1)</script>)",
    "[x](https://a.example '\"><script>alert(1)</script>')",
    "*<b onclick=alert(1)>x</b>*",
    "> <iframe src=//evil.example>",
    "- <svg/onload=alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<!-- --><a href='javascript:alert(1)'>x</a>",
    "[a][b]\n\n[b]: https://a.example",
    "\\<script>alert(1)\\</script>",
    "<https://a.example/?x=<script>>",
    "\x00<scr\x00ipt>",
]


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize("around", ["{}", "*{}*", "> {}", "- {}", "[{}](https://a.example)"])
def test_nothing_but_the_marks_gets_through(text: str, around: str) -> None:
    for tag, attributes in Seen(to_html(around.format(text))).tags:
        assert tag in ALLOWED
        assert attributes.keys() <= {"href", "rel", "title", "start"}
        assert re.match(r"https?://|mailto:", attributes.get("href") or "https://")


@given(st.text(alphabet="<>*_[]()\\`!&\"'#:-/ \nabcjsript:1.", max_size=80))
def test_whatever_is_typed_only_marks_get_through(text: str) -> None:
    for tag, attributes in Seen(to_html(text)).tags:
        assert tag in ALLOWED
        assert re.match(r"https?://|mailto:", attributes.get("href") or "https://")


@given(st.text(alphabet="ab &é.,-+1)’\n ", max_size=60))
def test_a_text_without_marks_reads_as_the_parser_reads_it(text: str) -> None:
    if markdown.MARKED.search(text):
        return
    parsed = markdown._markdown().render(text, {"mark": escape}).replace("\n", "")
    assert to_html(text).replace("\n", "") == parsed


def test_the_words_of_a_search_are_marked_in_words_only() -> None:
    html = to_html(
        "A *board* at [b](https://board.example)",
        mark=lambda words: words.replace("board", "<mark>board</mark>"),
    )
    assert (
        html
        == '<p>A <em><mark>board</mark></em> at <a href="https://board.example" rel="noopener">b</a></p>\n'
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("He *denied* **it**, [twice](https://a.example).", "He denied it, twice."),
        ("- one\n- two\n\nEnd", "– one\n– two\n\nEnd"),
        ("3. three\n\n> said", "3. three\n\nsaid"),
        ("One,\nbroken.\n\nTwo <b>", "One,\nbroken.\n\nTwo <b>"),
        ("", ""),
    ],
)
def test_formats_without_marks_get_the_words(text: str, plain: str) -> None:
    assert to_plain(text) == plain
