"""What somebody did or will do, told without a date: which sentences, with which date, and which are none.

Each sentence stands by itself in the middle of an article whose news is another one.
"""

import pytest

from ingest.extraction import ExtractedEvent, extract_events

PUBLISHED = "2024-11-20"
BEFORE = """The harbour board of Kilbride has sacked the operator of its ferry after a row over safety.

The ferry carries 3,000 passengers a day. It is the only link to the island, and its ships are old.

In March the operator cut the number of crossings.

"""
AFTER = "\n\nThe island has a school and a shop.\n"


def told(sentence: str) -> list[ExtractedEvent]:
    found = extract_events(BEFORE + sentence + AFTER, PUBLISHED)
    here = len(BEFORE)
    return [event for event in found if here <= event.start < here + len(sentence)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # institutions
        (
            "The city council rejected the plan and sent it back to the planners.",
            "The city council rejected the plan and sent it back to the planners",
        ),
        ("The Supreme Court overturned the ruling.", "The Supreme Court overturned the ruling"),
        ("Hungary and Poland opposed the tax.", "Hungary and Poland opposed the tax"),
        ("Lawmakers passed the bill without debate.", "Lawmakers passed the bill without debate"),
        ("The family appealed the verdict.", "The family appealed the verdict"),
        ("The ministry cancelled the contract with the builder.", "The ministry cancelled the contract"),
        # business, crime, disaster
        ("The board fired its chief executive, Dana Holt.", "The board fired its chief executive, Dana Holt"),
        ("Hackers stole the records of two million patients.", "Hackers stole the records"),
        ("The fire destroyed the roof of the church.", "The fire destroyed the roof of the church"),
        # a verb that tells of an act only with the word after it
        (
            "The senator also turned down an invitation to testify.",
            "The senator turned down an invitation to testify",
        ),
        ("The union called off the strike.", "The union called off the strike"),
        ("The bank closed 40 branches.", "The bank closed 40 branches"),
        ("Ranariddh's loyalists went into hiding.", "Ranariddh's loyalists went into hiding"),
        ("The parties formed a government.", "The parties formed a government"),
        ("Ministers tore up the agreement.", "Ministers tore up the agreement"),
        ("A court in Paris acquitted the banker.", "A court in Paris acquitted the banker"),
        ("The tanker ran aground off the coast.", "The tanker ran aground off the coast"),
        ("The startup laid off a third of its staff.", "The startup laid off a third of its staff"),
        ("The court told the firm to stop.", "The court told the firm to stop"),
        ("The hackers took its web site offline.", "The hackers took its web site offline"),
        ("Eleven people, none of them sailors, died in the blast.", "Eleven people"),
        ("Prosecutors dropped the charges.", "Prosecutors dropped the charges"),
        # done to somebody, by somebody, or for somebody
        ("The initial proposal was vetoed by Hungary.", "The initial proposal was vetoed by Hungary"),
        ("The town was evacuated by the army.", "The town was evacuated by the army"),
        ("The suspect was released on bail.", "The suspect was released on bail"),
        ("The draft was sent to the regulators of other countries.", "The draft was sent to the regulators"),
        ("At least 75 people were killed and 1,643 wounded there.", "At least 75 people were killed"),
        ("More than 5,500 people were injured, mostly Kenyans.", "More than 5,500 people were injured"),
        ("The diplomats were flown to Brussels.", "The diplomats were flown to Brussels"),
        # what describes the subject or the time is not the act
        ("Ada Low, who ran the ferry, sued the board.", "Ada Low sued the board"),
        ("When the talks failed, the union suspended its members.", "The union suspended its members"),
        ("After a row, the mayor resigned.", "The mayor resigned"),
        ("When Ada Low, Bo Ek, and Cy Day met, the union suspended them.", "The union suspended them"),
        ("Bo Ek -- which built the ship -- published a report.", "Bo Ek published a report"),
        ("Officials wanted to fine the bank.", "Officials wanted to fine the bank"),
    ],
)
def test_an_act_of_the_past_is_an_event_without_a_date(sentence: str, headline: str) -> None:
    (event,) = told(sentence)
    assert event.headline.startswith(headline)
    assert (event.when, event.standing) == ("", "reported")
    assert event.reasoning in {"The sentence gives no date.", "The sentence only says that it was earlier."}


@pytest.mark.parametrize(
    ("sentence", "headline", "standing", "source"),
    [
        (
            "Prosecutors said Bo Ek destroyed the papers.",
            "Bo Ek destroyed the papers",
            "alleged",
            "Prosecutors",
        ),
        ("Ada Low claimed that Bo Ek has sold the list.", "Bo Ek has sold the list", "alleged", "Ada Low"),
        ("Ada Low claims that Bo Ek has sold the list.", "Bo Ek has sold the list", "alleged", "Ada Low"),
        ("The Ledger reported that Bo Ek sold the list.", "Bo Ek sold the list", "reported", "the Ledger"),
    ],
)
def test_an_act_by_the_word_of_somebody_has_no_date(
    sentence: str, headline: str, standing: str, source: str
) -> None:
    (event,) = told(sentence)
    assert (event.headline, event.standing, event.attributed_to) == (headline, standing, source)
    assert (event.when, event.reasoning) == ("", "The sentence only says who says so, not when it was.")


def test_what_somebody_is_said_to_have_just_done_is_of_the_articles_day() -> None:
    (event,) = told("Ada Low said Bo Ek has refused to hand over the list.")
    assert (event.headline, event.when) == ("Bo Ek has refused to hand over the list", PUBLISHED)
    assert event.attributed_to == "Ada Low"


@pytest.mark.parametrize("sentence", ["The board rejected the plan.", "The maker recalled 40,000 heaters."])
def test_an_act_is_nobodys_word(sentence: str) -> None:
    (event,) = told(sentence)
    assert (event.standing, event.attributed_to) == ("reported", "")


def test_a_verb_that_another_goes_on_with_is_no_description() -> None:
    (event,) = told("The airline apologised to passengers and offered refunds.")
    assert event.headline == "The airline apologised to passengers and offered refunds"


def test_an_earlier_act_is_told_to_be_earlier() -> None:
    (event,) = told("The researchers had previously archived the data.")
    assert (event.when, event.reasoning) == ("", "The sentence only says that it was earlier.")


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "The prime minister has now spoken to the families of the victims.",
            "The prime minister has spoken to the families of the victims",
        ),
        (
            "While talks go on, the charity has set up a helpline for those affected.",
            "The charity has set up a helpline for those affected",
        ),
        ("The club has moved the final to Madrid.", "The club has moved the final to Madrid"),
        ("The agency is investigating the leak.", "The agency is investigating the leak"),
        ("Several members have left the board.", "Several members have left the board"),
        (
            "Customers are also reporting that payments fail.",
            "Customers are reporting that payments fail",
        ),
    ],
)
def test_what_has_been_done_or_is_being_done_is_of_the_articles_day(sentence: str, headline: str) -> None:
    assert [(event.headline, event.when) for event in told(sentence)] == [(headline, PUBLISHED)]


@pytest.mark.parametrize(
    ("sentence", "headline", "when"),
    [
        (
            "The latest hearing, titled “Safe at Sea”, heard from the captain's widow.",
            "The latest hearing heard from the captain's widow",
            PUBLISHED,
        ),
        (
            "In the latest attack, gunmen killed two guards at the gate.",
            "Gunmen killed two guards at the gate",
            "2024-11~",
        ),
    ],
)
def test_the_latest_of_a_kind_is_what_the_article_is_about(sentence: str, headline: str, when: str) -> None:
    assert [(event.headline, event.when) for event in told(sentence)] == [(headline, when)]


def test_the_latest_version_of_a_thing_is_no_news() -> None:
    assert told("The latest version of the app ran on older phones.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The club's president, Ann Bow, released a statement blaming the referee.",
        "The club did not respond to a request for comment, but its head, Ann Bow, published a blog post.",
    ],
)
def test_a_statement_is_made_on_the_articles_day(sentence: str) -> None:
    assert [event.when for event in told(sentence)] == [PUBLISHED]


def test_what_is_told_with_a_date_as_well_is_one_event() -> None:
    events = told("Bo Ek sold the ship to Acme. On 3 May Bo Ek sold the ship to Acme.")
    assert [event.when for event in events] == ["2024-05-03"]


def test_who_would_not_comment_is_left_out_of_what_follows() -> None:
    (event,) = told("The club declined to comment, but its president, Ann Bow, sued the league.")
    assert event.quote == "its president, Ann Bow, sued the league."
    assert told("The club declined to comment, but its president did not respond to our requests.") == []


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("At the moment, the .onion site of the shop is also down.", 1),
        ("The town's web site is currently unreachable.", 1),
        ("The site is down.", 0),
        ("Sales are currently down 3 percent.", 0),
        ("The storm is currently affecting the coast of Florida.", 1),
    ],
)
def test_what_is_out_of_order_just_now_is_news(sentence: str, events: int) -> None:
    assert [event.when for event in told(sentence)] == [PUBLISHED] * events


def test_what_has_since_been_done_is_not_of_the_articles_day() -> None:
    (event,) = told("The mayor has since resigned over the affair.")
    assert event.when == ""
    assert "after what is told before it" in event.reasoning


@pytest.mark.parametrize(
    "sentence",
    [
        "The company will appeal the decision.",
        "A limited trial is planned to begin in schools.",
        "The court is expected to rule on the appeal.",
        "The airline plans to close its base in Cork.",
        "The draft will now be reviewed by the regulators.",
        "Volkswagen intends to build the cars in Spain.",
    ],
)
def test_what_somebody_is_about_to_do_is_planned(sentence: str) -> None:
    (event,) = told(sentence)
    assert (event.when, event.standing) == ("", "planned")
    assert "lies ahead" in event.reasoning


@pytest.mark.parametrize(
    "sentence",
    [
        # what was, what held, what is so
        "The bridge connected the two halves of the city.",
        "Most users preferred the old design.",
        "The app allowed people to message their friends.",
        "The firm wanted a bigger share of the market.",
        "The building stood on the edge of the park.",
        "Facial recognition software makes mistakes.",
        "The data is sent to the server when the app starts.",
        "The board can overrule decisions of the regulators.",
        "When Ada Low, Bo Ek and Cy Day joined the board.",
        # again and again
        "The clinic often sent patients home without treatment.",
        "Every year the firm published a report.",
        "Workers repeatedly stopped the line.",
        "The region was ruled by Russia for centuries.",
        "The city has provided most of the ships so far.",
        "The shop sold its boats on several occasions.",
        "Bo Ek has been arrested more than a dozen times.",
        # where prices stood
        "Kimberly-Clark closed at $66.50 a share.",
        "Share prices closed lower in Paris and Zurich.",
        # perhaps, or not at all
        "The court may order a retrial.",
        "The company could close the plant.",
        "If the bank closed the account, customers would lose their money.",
        "The company did not publish the report.",
        "The minister never signed the order.",
        "The company has not published the figures.",
        # less than an act
        "The hotel is closing in on a record.",
        "The firm is considering other steps.",
        "The shop charged lower fees.",
        "The price dropped below a dollar.",
        "The decision was met with outrage.",
        "The children formed a line.",
        # nobody in particular
        "They opened the door and left.",
        "He resigned over the affair.",
        "His mother died at sea.",
        "Some people sold their homes.",
        "More people sold their homes.",
        "Others stopped their payments.",
        "Other firms have paused their work.",
        "This ended a series of delays.",
        # told of somebody by the way, or in somebody's own words
        "The man who sold the car lives in Leeds.",
        "The documents that were leaked show how the plan grew.",
        "The firm “will delete a million pictures”, wrote its head.",
        # what describes, what an amount did
        "The model for a republic, adopted over the objections of many, is for a president to be named.",
        "A resolution, proposed by Kenya and unanimously adopted, expresses its deep sorrow.",
        "The results were hit by an increase in losses.",
        # done to something, nobody says by whom
        "The papers were filed as part of the case.",
        "The feature has been disabled.",
        # to come, but no act
        "The company will continue to explore the use of such tools.",
        "The app will no longer recognise faces.",
        "The change will also affect older phones.",
        "The team is working hard to fix the issue.",
        # what has long been
        "The company has long faced criticism.",
        "The network has had more than two billion users.",
        "The debate has been heated.",
        "Prices have risen.",
        "The company has previously closed such shops.",
    ],
)
def test_no_act(sentence: str) -> None:
    assert told(sentence) == []


def test_inside_a_quotation_the_article_tells_nothing() -> None:
    quoted = "“We are sorry. The operator sold the ship. We will look into it,” the board said."
    assert not any("sold" in event.quote and not event.attributed_to for event in told(quoted))


def test_with_the_news_of_its_opening_an_article_tells_acts_of_its_day() -> None:
    text = (
        "Regulators in Ireland have proposed up to $42 million in fines for Acme after a breach.\n\n"
        "The campaigner Max Moor published a draft decision about it.\n\n"
        "The draft names four articles. It is long. It has maps.\n\nThe board sent the papers to the press.\n"
    )
    dates = {event.headline: event.when for event in extract_events(text, PUBLISHED)}
    assert dates["The campaigner Max Moor published a draft decision about it"] == PUBLISHED
    assert dates["The board sent the papers to the press"] == ""


@pytest.mark.parametrize(
    ("paragraph", "when"),
    [
        # recent news goes on, in one paragraph
        ("Last month the firm took a new name. Its founder announced the change in a hall.", "2024-10~"),
        ("Last month the firm took a new name.\n\nIts founder announced the change in a hall.", ""),
        ("In 2019 the firm took a new name. Its founder announced the change in a hall.", ""),
        ("Last month the firm took a new name. Its founder had previously announced the change.", ""),
    ],
)
def test_an_act_right_after_recent_news_is_of_that_time(paragraph: str, when: str) -> None:
    dates = {event.headline: event.when for event in told(paragraph)}
    (act,) = [headline for headline in dates if "founder" in headline]
    assert dates[act] == when
