"""Lines that are too long: what goes first, and what a verb cannot do without."""

import pytest

from ingest.extraction import extract_events

# Each sentence, and after "= " the line that it gives.
LINES = """
# what the verb needs stays: with what it was hit, from what it was banned
In May, the Rome Commissioner for Data Protection and Freedom of Information banned Acme from
selling the data of its users until the end of August.
= The Rome Commissioner banned Acme from selling the data of its users
On Friday the Data Privacy Commissioner of Rome has hit Zebu-owned messaging platform Acme with a
fine of €225 million for breaking the rules.
= The Data Privacy Commissioner of Rome has hit Acme with a fine of €225 million

# without what the name says better, but never without whose it is
On Friday Zebu’s parent company Acme gave the rival firm Bolt all that it had on the many people who
ever bought an anvil there.
= Zebu’s parent company Acme gave the rival firm Bolt all that it had on the many people

# cut before the second verb, not in it
In 2018 envoys of Acme and of the city of Rome met and worked out a way for Acme to get around
certain rules of the town.
= Envoys of Acme and of the city of Rome met
Around 2013, the generals began using their well-known pages to stoke hatred against the poor within
the country and to justify it.
= The generals began using their well-known pages to stoke hatred against the poor within the country

# the verb of the clause, not of what describes its subject
Changes made by Acme to its many engines in 2018 to improve the lives of workers and well-being in
Rome made the plant worse.
= Changes made the plant worse
In 2018 a list of over 50,000 anvils from the old plants of the town of Rome in the far north showed
signs of rust and wear.
= A list of over 50,000 anvils showed signs of rust and wear

# who told whom what
On Friday expert Cyd Kay told The Ledger the fine mentioned in the draft is one-hundredth of what
might have been asked for.
= Expert Cyd Kay: the fine mentioned in the draft is one-hundredth of what might have been asked

# a noun keeps what describes it; a line begins with a capital, also in quotation marks
Ada Low put the papers in a now closed plant in 2019.
= Ada Low put the papers in a now closed plant
Acme has now shut a plant in May 2019.
= Acme has shut a plant
They say that “friends” of Ada Low left in 2019.
= “Friends” of Ada Low left
The ban on these firms, which was lifted in 2019, is told of again.
= The ban on these firms was lifted
The ban on these firms, which were sold in 2019, is told of again.
= These firms were sold

# what is on a day takes place
The next hearing is on June 22.
= The next hearing takes place
The hearings were on March 7, 2021.
= The hearings took place
The deadline is on June 22.
= The deadline is

# whom "they" means where an organisation speaks, and where somebody appears
The firm Acme is old. Acme says they will be shutting down the plant in May.
= Acme will be shutting down the plant
On Friday the mayor urged Ada Low to appear before the council.
= The mayor urged Ada Low to appear before the council

# what is said goes on up to its verb; what is quoted belongs to its noun
Last week it was reported that the mayor of Rome, Ada Low, was chosen.
= The mayor of Rome, Ada Low, was chosen
They slammed Acme for hosting the “Anvil” group that moved to Zebu in 2020.
= The “Anvil” group moved to Zebu

# what "it" means: the thing told of in its sentence or before, and nobody where that is not plain
The Army replaced a pier. A quarry firm ran the bridge until it went bankrupt in 1999.
= The quarry firm went bankrupt
Acme grew large in Rome. It would be the third fire in May 2016.
= It would be the third fire
Acme is paying for a mural near Rye Lane. It was spoiled in 2019.
= It was spoiled

# the clause of the date, after "and" as well; "as part of that", "who goes by a name"
As part of that deal the firm agreed to report orders in 2019.
= The firm agreed to report orders
A man who goes by the name ‘Bolt’ put up the papers for sale in 2019.
= A man who goes by the name ‘Bolt’ put up the papers for sale
There was a gap in Acme code that stood open between July 2017 and September 2018.
= A gap in Acme code stood open
"""


def _pairs() -> list[tuple[str, str]]:
    pairs = []
    words: list[str] = []
    for line in LINES.splitlines():
        if line.startswith("= "):
            pairs.append((" ".join(words), line.removeprefix("= ")))
            words = []
        elif line and not line.startswith("#"):
            words.append(line)
    return pairs


@pytest.mark.parametrize(("text", "headline"), _pairs())
def test_what_a_long_line_keeps(text: str, headline: str) -> None:
    assert extract_events(text, "2022-03-15")[-1].headline == headline


def test_there_are_lines() -> None:
    assert len(_pairs()) >= 8
