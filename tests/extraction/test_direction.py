"""Which year, which Friday: tense and nearness decide in news, the dates told before in a narrative."""

import pytest

from tests.extraction.timexes import found

# Published on Wednesday, 15 November 2023.
TOLD_BY_THE_CLAUSE = [
    # weekdays: back, unless the clause looks ahead
    ("The court ruled Friday.", "2023-11-10"),
    ("The court ruled on Wednesday.", "2023-11-15"),
    ("The court will rule on Friday.", "2023-11-17"),
    ("The court is expected to rule on Monday.", "2023-11-20"),
    ("The appeal must be filed by Monday.", "2023-11-20"),
    ("The hearing is due Tuesday.", "2023-11-21"),
    ("The firm has been for sale since Friday.", "2023-11-10"),
    ("The ministers headed Thursday for talks.", "2023-11-16"),
    ("The minister, Ada P. Low, will leave Friday.", "2023-11-17"),
    ("The judges postponed until Monday any ruling.", "2023-11-20"),
    ("The ship could leave as early as Monday, he said.", "2023-11-20"),
    ("The owners could not be reached Monday.", "2023-11-13"),
    ("Neither the owner nor his sons could be found Monday.", "2023-11-13"),
    ("The storm could hit Monday.", "2023-11-20"),
    ("She will succeed the founder on Monday.", "2023-11-20"),
    ("The ministers meet Friday.", "2023-11-17"),
    ("The team plays Friday in Rome.", "2023-11-17"),
    ("Voters go to the polls on Friday.", "2023-11-17"),
    ("The polls close at 9 p.m. Friday.", "2023-11-17T21:00"),
    ("The walk was put off by 48 hours to Monday.", "2023-11-20"),
    ("The walk has been moved to Monday.", "2023-11-20"),
    ("A vote that had been scheduled for Monday was lost.", "2023-11-13"),
    # the sixth day back is tomorrow, but not after "since"
    ("The firm has been for sale since Thursday.", "2023-11-09"),
    # yesterday is not last Tuesday
    ("She quit last Tuesday.", "2023-11-07"),
    ("She quit last Monday.", "2023-11-13"),
    ("A service planned for Monday was cancelled.", "2023-11-13"),
    ("A service planned for Monday will be held.", "2023-11-20"),
    ("The keys could be found Monday.", "2023-11-20"),
    # what only describes somebody does not rule
    ("On Monday, a man who goes by the name of Fox shut it.", "2023-11-13"),
    ("Schools will remain shut till March 27.", "2024-03-27"),
    # "United" is no verb
    ("She will fly to the United States on Monday.", "2023-11-20"),
    ("It was expected to end, and on Monday it did.", "2023-11-13"),
    ("We are leaving on Friday.", "2023-11-17"),
    ("The talks are to end Friday.", "2023-11-17"),
    ("The walk was to begin Monday.", "2023-11-20"),
    ("They agreed to meet Monday.", "2023-11-20"),
    ("The deadline is Monday.", "2023-11-20"),
    ("Tickets go on sale Monday.", "2023-11-20"),
    ("The vote, set for Monday, matters.", "2023-11-20"),
    ("The man was forced to leave Monday.", "2023-11-13"),
    ("He was able to leave Monday.", "2023-11-13"),
    # of one class with those above
    ("The Senate votes Friday on the plan.", "2023-11-17"),
    ("In the votes Friday he lost.", "2023-11-10"),
    ("He testifies Monday before the panel.", "2023-11-20"),
    ("The bishop celebrates Mass on Friday.", "2023-11-17"),
    ("Her album comes out Friday.", "2023-11-17"),
    ("The talks get under way Monday.", "2023-11-20"),
    ("The lease is up on Monday.", "2023-11-20"),
    ("She is certain to win on Sunday.", "2023-11-19"),
    ("A man who is expected to live underwent surgery Monday.", "2023-11-13"),
    ("The firm, which expects to sell it, withdrew the offer Monday.", "2023-11-13"),
    ("The judge, who will retire, upheld the ban Monday.", "2023-11-13"),
    ("It will shut the plant on Monday.", "2023-11-20"),
    # months
    ("In January, the town built a bridge.", "2023-01"),
    ("The loss for the year ending in March grew.", "2024-03"),
    ("Elections are in May.", "2024-05"),
    ("The season starts in April.", "2024-04"),
    ("The plant closed in March.", "2023-03"),
    ("The plant has been closed since March.", "2023-03"),
    ("The plant will close in March.", "2024-03"),
    ("The plant would be closed in January.", "2024-01"),
    ("The law took effect in January.", "2023-01"),
    ("The firm closed its plant in January.", "2023-01"),
    ("The firm set an unspecified date in January.", "2024-01"),
    ("The plant is to close in February.", "2024-02"),
    ("The show will start in May.", "2024-05"),
    ("January crude fell.", "2024-01"),
    ("In January crude fell.", "2023-01"),
    ("October sales rose.", "2023-10"),
    ("The plant closed this month, in November.", "2023-11"),
    ("Dues fell in the quarter ended Nov. 30.", "2022-11-30"),
    ("The sale, which had been expected, will be paid by February.", "2024-02"),
    ("The law takes effect Sept. 1.", "2024-09-01"),
    ("The law comes into force on 1 September.", "2024-09-01"),
    # a weekday tells the month of its day
    ("It will open on Monday, the 18th.", "2023-12-18"),
    ("It burned on Friday the 13th.", "2023-10-13"),
    # in those of every year
    ("Orders usually fall in July.", "XXXX-07"),
    ("Work is typically done in the spring.", "XXXX-SP"),
    ("It is usually open. In July it was shut.", "2023-07"),
    ("It closed as planned Monday.", "2023-11-13"),
    ("It closed, as expected, on Monday.", "2023-11-13"),
    ("It is to last through July.", "2024-07"),
    ("The hearing is at 9 a.m. Monday.", "2023-11-20T09:00"),
    ("Monday is a holiday.", "2023-11-20"),
    ("The show returns Monday.", "2023-11-20"),
    ("She has been missing since leaving school Monday.", "2023-11-13"),
    ("It closed last Dec. 8.", "2022-12-08"),
    ("It closed last Sept. 8.", "2023-09-08"),
    ("It will open next July 8.", "2024-07-08"),
    ("It runs Dec. 19-Jan. 5.", "2024-01-05"),
    ("It is open on Dec. 29, Dec. 30 and Dec. 31.", "2023-12-31"),
    ("It will be shut between December and March.", "2024-03"),
    ("It ran from November through February.", "2024-02"),
    # a weekday tells the year of its day
    ("The race has been moved to Sunday, Oct. 13.", "2024-10-13"),
    ("The race was held on Thursday, Oct. 13.", "2022-10-13"),
    ("The race was held on 13 October, Thursday.", "2022-10-13"),
    # days: the nearer one when tense is silent or misleading
    ("The deal of Oct. 23 stands.", "2023-10-23"),
    ("A dividend payable Jan. 3 was declared.", "2024-01-03"),
    ("The holders of record on Dec. 1 voted.", "2023-12-01"),
    ("The firm set a record date of Dec. 4 and a payment date of Dec. 31.", "2023-12-31"),
    ("The notes, due on Feb. 2, pay little.", "2024-02-02"),
    ("The offer runs until Nov. 30.", "2023-11-30"),
    # the nth of its month
    ("They met on the first Monday in November.", "2023-11-06"),
    ("They will meet on the last Thursday of May.", "2024-05-30"),
    # feasts: the nearest
    ("A gift guide for Christmas.", "2023-12-25"),
    ("They met at Halloween.", "2023-10-31"),
    # quarters: the last one begun, unless the clause looks ahead
    ("Profit rose in the third quarter.", "2023-Q3"),
    ("Profit is expected to rise in the first quarter.", "2024-Q1"),
]


# The first expression takes its day or its year from the one that follows.
TOLD_BY_WHAT_FOLLOWS = [
    ("It was open 8-10 p.m. Friday.", "2023-11-10T20:00"),
    ("It was open from 10:30 to 2 p.m. Friday.", "2023-11-10T10:30"),
    ("It opened at midnight on New Year's Eve 2022.", "2022-12-31T24:00"),
    ("It opened at 5 p.m. on Nov. 3.", "2023-11-03T17:00"),
    ("It fell at 10:35 a.m. (0735 GMT) Friday.", "2023-11-10T10:35"),
    ("It fell at 10:35 a.m. (0735 GMT) on Friday.", "2023-11-10T10:35"),
    ("It opened at 11:30 on Sunday night.", "2023-11-12T23:30"),
    ("It opened at 9:15 on Sunday morning.", "2023-11-12T09:15"),
    ("It opened at noon Paris time on Friday.", "2023-11-10T12:00"),
    ("For the quarter ended July 31, profit rose.", "2023-Q2"),
    ("The road will be shut from 1 p.m. until 3 p.m. on Dec. 9.", "2023-12-09T13:00"),
    ("It opens at 7 a.m. and closes at 9 p.m. on Dec. 9.", "2023-12-09T07:00"),
    ("Two weeks later, on Nov. 3, it fell.", "2023-W44"),
    ("Three days later, on Nov. 3, it fell.", "2023-11-03"),
    ("Two months later, on Nov. 3, it fell.", "2023-11"),
    ("A year later, in 2012, it fell.", "2012"),
    # after a day that nobody told
    ("Two weeks later it fell.", "XXXX-WXX"),
    ("For the quarter ended Jan. 31, 2021, profit rose.", "2020-Q4"),
]


def test_a_part_of_the_day_before_another_stays_alone() -> None:
    values = [value for _, value in found("It was at night on Friday night.", "2023-11-15")]
    assert values == ["2023-11-15TNI", "2023-11-10TNI"]


@pytest.mark.parametrize(("text", "value"), TOLD_BY_WHAT_FOLLOWS)
def test_told_by_what_follows(text: str, value: str) -> None:
    assert found(text, "2023-11-15")[0][1] == value


RANGES_OF_WEEKDAYS = [
    ("The show ran Monday through Friday.", ["2023-11-13", "2023-11-17"]),
    ("The show ran Saturday to Tuesday.", ["2023-11-11", "2023-11-14"]),
    ("The show will run Friday-Sunday.", ["2023-11-17", "2023-11-19"]),
    ("They met on Tuesday and Friday.", ["2023-11-14", "2023-11-10"]),
]


@pytest.mark.parametrize(("text", "values"), RANGES_OF_WEEKDAYS)
def test_the_last_weekday_of_a_range_follows_the_first(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text, "2023-11-15")] == values


GIVEN_BEFORE = [
    ("The attack of Jan. 6, 2021, shook it. Nothing like January 6 has come since.", "2021-01-06"),
    ("The attack of Jan. 6, 2021, shook it. A hearing will be held on January 6.", "2024-01-06"),
    ("The attack of Jan. 6, 2021, shook it. Nothing like January 7 has come since.", "2023-01-07"),
    ("The town was shaken on January 6. A panel looks at planning of the January 6 attack.", "2023-01-06"),
    ("The town was shaken on January 6. A panel will meet January 6.", "2024-01-06"),
    ("The fair opens on Dec. 26 and runs through the 29th.", "2023-12-29"),
    ("The ship sailed on 2 May 1982 and sank on the 14th.", "1982-05-14"),
    ("The fair opened on Nov. 3 and closed on the 1st.", "2023-11-01"),
    ("In mid-June the first fish came.", "2023-06"),
    ("It opened on June the first.", "2023-06-01"),
]


# A paragraph that tells of another year goes on in it.
GOES_ON = [
    ("In June 2020, Ada Low rang. The cook was dismissed in August.", "2020-08"),
    ("Ada Low went there in May 2021. Her draft, dated 11 May, was lost.", "2021-05-11"),
    ("In November 2020, Ada Low rang. The cook was dismissed in March.", "2021-03"),
    ("In spring 2020, Ada Low rang. The cook was dismissed in June.", "2020-06"),
    ("Ada Low rang in July 2015. The next July, it burned.", "2016-07"),
    ("Ada Low rang in 2015. The next July, it burned.", "2016-07"),
    # not where the date only names a thing, the clause looks ahead, or a paragraph has ended
    ("The June 2020 flood hurt many. The cook was dismissed in August.", "2023-08"),
    ("In June 2020, Ada Low rang. The cook will be heard in August.", "2024-08"),
    ("In June 2020, Ada Low rang.\n\nThe cook was dismissed in August.", "2023-08"),
    ("In June 2020, Ada Low rang. The cook was dismissed in April.", "2023-04"),
    ("In June 2023, Ada Low rang. The cook was dismissed in October.", "2023-10"),
]


@pytest.mark.parametrize(("text", "value"), GOES_ON)
def test_a_paragraph_goes_on_in_the_year_it_tells_of(text: str, value: str) -> None:
    assert found(text, "2023-11-15")[-1][1] == value


@pytest.mark.parametrize(("text", "value"), GIVEN_BEFORE)
def test_a_day_given_before_with_its_year(text: str, value: str) -> None:
    assert found(text, "2023-11-15")[-1][1] == value


CALLED_FOR = [
    ("It rained. The union has called a one-day strike for Monday.", "2023-11-20"),
    ("It rained. The court set a hearing for Friday.", "2023-11-17"),
    ("It rained. The court has scheduled another hearing for Friday.", "2023-11-17"),
    # over, or no plan
    ("It rained. The union had called a one-day strike for Monday.", "2023-11-13"),
    ("It rained. The union called the strike off on Monday.", "2023-11-13"),
]


@pytest.mark.parametrize(("text", "value"), CALLED_FOR)
def test_what_is_called_for_a_day_lies_ahead(text: str, value: str) -> None:
    assert found(text, "2023-11-15")[-1][1] == value


@pytest.mark.parametrize(("text", "value"), TOLD_BY_THE_CLAUSE)
def test_direction_in_news(text: str, value: str) -> None:
    assert found(text, "2023-11-15")[-1][1] == value


STORIES = [
    # the next month, over the turn of the year, too
    ("The rising began in December 1830. In February the town fell.", "1831-02"),
    ("The rising began in March 1830. By June the town had fallen.", "1830-06"),
    ("The rising began in September 1830. The king had left in June.", "1830-06"),
    ("It rained on 14 October 1830; on 16 October the bridge fell.", "1830-10-16"),
    # a year named by the way does not move the story
    ("In May 1830, under the law of 1793, they met. In June they left.", "1830-06"),
    ("In May 1830 a dam that would be finished in 1852 was begun. In June they left.", "1830-06"),
    ("In May 1830 they met. The previous year they had not. In June they left.", "1830-06"),
    ("In May 1830 they met under the old law (1829). In June they left.", "1830-06"),
    ("In May 1830 the leader of the August 1829 rising fell. In June they left.", "1830-06"),
    ("In May 1830 a fort fell that had been begun in March 1829. In June they left.", "1830-06"),
    ("In May 1830 he spoke of what was promised ten years ago. In June they left.", "1830-06"),
    # before Christ, later years have smaller numbers
    ("The city fell in 480 BC. The following year it was rebuilt.", "BC0479"),
    ("The city fell in 480 BC. In August the king left.", "BC0480-08"),
    ("The city fell in 480 BC. On Friday the king left.", "XXXX-WXX-5"),
    # a winter is named after the year it ends in
    ("The town fell in November 1777. The army spent the winter there.", "1778-WI"),
]


@pytest.mark.parametrize(("text", "value"), STORIES)
def test_direction_in_a_narrative(text: str, value: str) -> None:
    assert found(text, "2020-01-01", "narrative")[-1][1] == value


def test_domain_is_seen_in_the_text() -> None:
    story = "In 1830 it began. In 1831, 1832 and 1833 it grew. In 1834 it was rebuilt. In May it opened."
    news = "The firm said Friday that it began in 1998, grew in 1999 and burnt in 2001. It opened in May."
    assert found(story, "2020-03-01", "auto")[-1] == ("May", "1834-05")
    assert found(news, "2020-03-01", "auto")[-1] == ("May", "2019-05")


@pytest.mark.parametrize("preposition", ["during", "throughout", "until", "before", "in"])
def test_a_season_told_in_the_past_is_over_though_the_next_is_nearer(preposition: str) -> None:
    assert found(f"It rained {preposition} the summer.", "2013-03-20") == [("the summer", "2012-SU")]


def test_a_season_at_hand_is_meant_in_whatever_tense() -> None:
    assert found("It snowed weeks before winter.", "2011-11-08")[-1] == ("winter", "2011-WI")


@pytest.mark.parametrize("words", ["no later than", "as early as", "as late as"])
def test_a_month_that_is_a_word_after_words_of_comparison(words: str) -> None:
    assert found(f"It will close {words} March.", "2013-02-20") == [("March", "2013-03")]
    assert found(f"It will close {words} 2015.", "2013-02-20") == [("2015", "2015")]
