"""Passages cut out of their texts and marked."""

from timeline.passages import AFTER, BEFORE, Passage, mark_quote, read_passage, window_around

TEXT = "Before it.\n\nHastings joined in June 2011, they say. More of it.\n\nAfter it, Hastings left."


def read(quote: str, text: str = TEXT, **marks: object) -> Passage:
    start = text.index(quote)
    offset, length = window_around(start, start + len(quote))
    window = text[offset : offset + length]
    return read_passage(window, offset=offset, start=start, end=start + len(quote), **marks)  # type: ignore[arg-type]


def words_of(passage: Passage, kind: str) -> list[str]:
    return [piece.text for part in passage.paragraphs for piece in part.pieces if piece.kind == kind]


def test_the_passage_is_marked_in_its_paragraph() -> None:
    passage = read("Hastings joined in June 2011, they say.")
    assert [part.is_here for part in passage.paragraphs] == [False, True, False]
    inside = [piece.text for part in passage.paragraphs for piece in part.pieces if piece.in_passage]
    assert "".join(inside) == "Hastings joined in June 2011, they say."


def test_date_words_are_marked_inside_the_passage_only() -> None:
    text = "It was June 2011.\n\nHe joined in June 2011."
    passage = read("He joined in June 2011.", text, date_text="June 2011")
    assert words_of(passage, "date") == ["June 2011"]
    assert passage.paragraphs[0].pieces[0].kind == ""


def test_names_are_marked_everywhere_but_not_inside_words() -> None:
    passage = read("Hastings joined", TEXT + " Hastingsian.", names=["Hastings"])
    assert words_of(passage, "name") == ["Hastings", "Hastings"]


def test_a_long_text_is_cut_at_paragraphs_and_says_so() -> None:
    filler = "\n\n".join(f"Paragraph {number} of no importance." for number in range(500))
    passage = read("Here it is.", f"{filler}\n\nHere it is.\n\n{filler}")
    shown = ["".join(piece.text for piece in part.pieces) for part in passage.paragraphs]
    assert (passage.goes_before, passage.goes_after) == (True, True)
    assert all(text == "Here it is." or text.startswith("Paragraph") for text in shown)
    assert sum(map(len, shown)) < BEFORE + AFTER + 100


def test_a_short_text_is_whole() -> None:
    passage = read("Hastings joined")
    assert (passage.goes_before, passage.goes_after) == (False, False)
    assert len(passage.paragraphs) == 3


def test_a_text_without_a_break_is_shown_around_the_passage() -> None:
    text = f"{'word ' * 2000}HERE{' word' * 2000}"
    passage = read("HERE", text)
    assert [piece.text for part in passage.paragraphs for piece in part.pieces if piece.in_passage] == [
        "HERE"
    ]


def test_nothing_of_the_text_is_lost_between_pieces() -> None:
    passage = read("joined in June 2011", date_text="June 2011", names=["Hastings"])
    assert "".join(piece.text for piece in passage.paragraphs[1].pieces) == (
        "Hastings joined in June 2011, they say. More of it."
    )


def test_a_quote_shows_its_date_words() -> None:
    assert [(piece.text, piece.kind) for piece in mark_quote("In 2018 it came.", "In 2018")] == [
        ("In 2018", "date"),
        (" it came.", ""),
    ]
