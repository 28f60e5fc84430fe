"""Reported, alleged, denied, confirmed, disputed or planned; and who says so."""

import pytest

from ingest.extraction import extract_events

WHOLE = "the Securities and Exchange Commission"


@pytest.mark.parametrize(
    ("text", "standing", "source"),
    [
        ("Acme shut its plant in 2016.", "reported", ""),
        ("“It shut in May 2016,” said Mary Poole, who ran it.", "reported", "Mary Poole"),
        ("According to the Daily Planet, Acme shut its plant in 2016.", "reported", "the Daily Planet"),
        # alleged: by verb, by adverb, by a party to a case
        ("The documents allege that Acme shut its plant in 2016.", "alleged", "the documents"),
        ("The lawsuit, filed by two buyers, alleges that Acme shut it in 2016.", "alleged", "the lawsuit"),
        ("Acme allegedly shut its plant in 2016.", "alleged", ""),
        ("Acme shut its plant from at least 2016, court documents say.", "alleged", "court documents"),
        ("By 2016, Acme had begun to sell anvils, the filing alleges.", "alleged", "the filing"),
        ("In 2016 Acme sold anvils, according to court documents.", "alleged", "court documents"),
        ("“Acme claimed in 2016 that it shut,” said the prosecutor.", "alleged", "the prosecutor"),
        # an objection, if only quoted
        (
            "A spokeswoman said on Friday that Acme “strongly disputes” the account.",
            "disputed",
            "a spokeswoman",
        ),
        ("A spokeswoman said on Friday that Acme denies access to nobody.", "reported", "a spokeswoman"),
        # of a season that has begun the verb says whether it is over
        ("Acme will shut its plant later this year.", "planned", ""),
        ("The Securities and Exchange Commission said Acme shut it in 2016.", "reported", WHOLE),
        ("The firm Bolt maintained the plant from 2012 to 2016.", "reported", ""),
        ("The firm Bolt maintained that Acme shut it in 2016.", "alleged", "the firm Bolt"),
        ("Acme chose a new name this year at the same time as plans to open there.", "reported", ""),
        ("Acme shut its plant this year.", "reported", ""),
        # a filing itself is a fact; a thing says nothing; a newspaper keeps its article
        ("Acme filed a lawsuit in 2016, the complaint says.", "reported", ""),
        ("An email says that Acme shut its plant in 2016.", "reported", ""),
        ("The Rome Times reported that Acme shut its plant in 2016.", "reported", "The Rome Times"),
        ("Several outlets wrote that Acme shut its plant in 2016.", "reported", "several outlets"),
        # not planned: a name
        ("The firm’s chief, Will Poole, left it in 2016.", "reported", ""),
        # not alleged: what the suit is for
        ("Acme sued Zebu on Friday for allegedly taking its plans.", "reported", ""),
        # denied, confirmed, disputed
        ("An Acme spokesman denied on Friday that it had shut the plant.", "denied", "an Acme spokesman"),
        ("Acme admitted in 2016 that it had shut the plant.", "confirmed", "Acme"),
        # that he left, he does not deny
        ("Cy Poe, who left the board in 2016, has denied the charges.", "reported", ""),
        ("Acme was sued in 2016 and has always denied wrongdoing.", "reported", ""),
        ("Acme was sued in 2016 but denied it.", "reported", ""),
        # turned down, which denies nothing
        ("A judge dismissed the suit against Acme in 2016.", "reported", "a judge"),
        ("Acme dismissed its head of sales in 2016.", "reported", "Acme"),
        ("Acme rejected the offer in 2016.", "reported", "Acme"),
        ("The bank denied Ada Low access in 2016.", "reported", "the bank"),
        ("Acme dismissed the suit as a stunt in 2016.", "denied", "Acme"),
        ("Acme rejected any suggestion that it lied in 2016.", "denied", "Acme"),
        ("Bo Ek denied her account in 2016.", "denied", "Bo Ek"),
        ("The company disputed in 2016 that it had shut the plant.", "disputed", "the company"),
        ("Ada Low, a lawyer, called the lawsuit “a rehash” on Friday.", "denied", "Ada Low"),
        (
            "A spokesman for the mayor called the allegation false on Friday.",
            "denied",
            "a spokesman for the mayor",
        ),
        ("Acme said on Friday that the claims lack merit.", "denied", "Acme"),
        ("He denied on Friday that it was shut.", "denied", ""),
        ("He was denied a seat on Friday.", "reported", ""),
        # a plea says nothing
        ("The Low Court (LC) on Friday admitted a plea against Acme.", "reported", ""),
        # not the place of a crime
        ("A guard who shot two men in Peckham told a court on Friday that he fell.", "reported", ""),
        # planned: after publication, or told as a plan
        ("Acme will shut its plant in 2030.", "planned", ""),
        ("Acme put off the end of its plant until 2030.", "planned", ""),
    ],
)
def test_standing(text: str, standing: str, source: str) -> None:
    event = next(iter(extract_events(text, "2022-03-15")))
    assert (event.standing, event.attributed_to) == (standing, source)


def test_a_pronoun_means_the_person_named_before() -> None:
    text = "Mary Poole ran the plant. “It shut in May 2016,” she said."
    (event,) = extract_events(text, "2022-03-15")
    assert event.attributed_to == "Mary Poole"


@pytest.mark.parametrize(
    ("text", "standing", "source"),
    [
        # a pronoun speaks for the subject of the sentence before, never for one whom the quote names
        (
            (
                "Mary Poole alleges that Bo Ek lied. Ek denied it. "
                '"I never asked Ms Poole to lie," he said on 10 May 2016.'
            ),
            "denied",
            "Bo Ek",
        ),
        ("Mary Poole sued Acme. “Acme shut the plant in May 2016,” she said.", "reported", "Mary Poole"),
        ("Mary Poole sued. “Ms Poole left in May 2016,” he said.", "reported", ""),
        ("Ms Poole sued Acme. “Acme shut it in May 2016,” he said.", "reported", ""),
        ("The allegation was false, Bo Ek said in May 2016.", "denied", "Bo Ek"),
        ("Bo Ek said in May 2016 that the claims were entirely baseless.", "denied", "Bo Ek"),
        # who it is stands between commas; names with "&", offices
        ("The head of Acme, Ada Low, said in May 2016 that it shut.", "reported", "Ada Low"),
        ("The port’s acting head, Ada Low, disputed that account in May 2016.", "denied", "Ada Low"),
        ("In May 2016, Low & Ek confirmed that it had shut.", "confirmed", "Low & Ek"),
        ("The mayor’s office confirmed in May 2016 that it had shut.", "confirmed", "the mayor’s office"),
        # what only describes the one who alleges something, or is said of another's deed
        ("Ada Low, who ran Acme until May 2016, alleges that Bo Ek lied.", "reported", ""),
        ("Acme was shut in May 2016 after a clerk, Ada Low, accused it of theft.", "reported", ""),
        ("The letter is said to have been sent in May 2016, Bo Ek confirmed.", "alleged", ""),
    ],
)
def test_who_a_pronoun_means_and_what_denies(text: str, standing: str, source: str) -> None:
    event = extract_events(text, "2017-01-01")[-1]
    assert (event.standing, event.attributed_to) == (standing, source)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Bo Ek said that Acme paid Zebu on 3 May 2016. Zebu denied that.", "alleged"),
        ("Bo Ek said that Acme paid Zebu on 3 May 2016. It rained. Zebu denied that.", "alleged"),
        ("Bo Ek said that Acme paid Zebu on 3 May 2016.\n\nZebu denied that.", "reported"),
        ("Acme paid Zebu on 3 May 2016. Zebu denied that.", "reported"),
        ("Zebu confirmed that Acme paid it on 3 May 2016. Bo Ek denied that.", "confirmed"),
    ],
)
def test_what_one_says_and_another_denies_next_is_alleged(text: str, standing: str) -> None:
    (paid,) = [event for event in extract_events(text, "2017-01-01") if "paid" in event.quote]
    assert paid.standing == standing
