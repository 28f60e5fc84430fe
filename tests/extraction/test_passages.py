"""What is quoted can be read alone: with a subject, and with what "that" or "who" goes on with."""

import pytest

from ingest.extraction import extract_events


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # not with "and"
        (
            "In May 2016 Ada left the firm, and in June 2017 Bob left it.",
            ["In May 2016 Ada left the firm", "in June 2017 Bob left it."],
        ),
        # what has no subject is quoted with its sentence, which has
        (
            "Acme opened a plant in May 2016 and closed it in June 2017.",
            [
                "Acme opened a plant in May 2016",
                "Acme opened a plant in May 2016 and closed it in June 2017.",
            ],
        ),
        # who is meant
        (
            "In May 2016 Acme hired the engineer Ada Low, who left for Rome in June 2017.",
            [
                "In May 2016 Acme hired the engineer Ada Low",
                "In May 2016 Acme hired the engineer Ada Low, who left for Rome in June 2017.",
            ],
        ),
        ("Acme closed its plant in May 2016.", ["Acme closed its plant in May 2016."]),
    ],
)
def test_what_is_quoted(text: str, quotes: list[str]) -> None:
    found = extract_events(text, "2022-03-15")
    assert [event.quote for event in found] == quotes
    assert all(text[event.start : event.end] == event.quote for event in found)


def test_a_very_long_sentence_is_not_quoted_whole() -> None:
    text = f"Acme opened a plant in May 2016 {'in the far north of town ' * 12}and closed it in June 2017."
    last = extract_events(text, "2022-03-15")[-1]
    assert last.quote == "closed it in June 2017."
    # its line names somebody whom the passage does not
    assert (last.headline, last.names) == ("Acme closed it", ("Acme",))
