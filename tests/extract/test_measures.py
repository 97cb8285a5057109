"""What is measured: the measure's rule, who is counted, and the verb that says so."""

import pytest

from factcheck import rules as packs
from factcheck.extract import extract_claims
from factcheck.model import Block, Measurement, Source, Span

RULES = packs.load()


def measurements(text: str) -> list[Measurement]:
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    contents = [claim.content for claim in extract_claims(source, RULES).claims]
    return [content for content in contents if isinstance(content, Measurement)]


@pytest.mark.parametrize(
    ("text", "measure", "subject", "predicate"),
    [
        pytest.param("The blaze killed 12 miners.", "killed", "miner", "kill", id="object of its verb"),
        pytest.param(
            "Twelve miners were pulled out alive.", "rescued", "miner", "pull", id="an adverb behind its particle"
        ),
        pytest.param("Twelve miners lost their homes.", "displaced", "miner", "lose", id="what they have lost"),
        pytest.param("More than 400 people were aboard the ship.", "aboard", "people", "ship", id="a ship is no verb"),
        pytest.param("The number of dead rose above 41.", "killed", "people", "", id="rose, taken for a flower"),
        pytest.param("Five of the 90 workers escaped.", "open", "worker", "escape", id="the whole is employed"),
        pytest.param("Deaths stood at 41.", "killed", "people", "stand", id="a plural that takes a number"),
        pytest.param("The Norwegian death toll was 41.", "killed", "norwegian", "", id="the toll of one people"),
        pytest.param(
            "It paid 615 pence for each share, valuing the yard at £1.4 billion.",
            "valuation",
            "",
            "value",
            id="no share price",
        ),
        pytest.param("The firm has a workforce of 4,200.", "employed", "people", "have", id="a workforce"),
        pytest.param("It released the 900-pound probe.", "open", "probe", "", id="a hyphened amount describes"),
        pytest.param(
            "Unions claim that 12,000 people marched.", "attended", "people", "march", id="a claim is no death"
        ),
        pytest.param("The storm claimed 12 lives.", "killed", "people", "claim", id="claimed lives"),
        pytest.param("Five women were among those killed.", "killed", "woman", "those", id="among those killed"),
        pytest.param("Six of the dead were children.", "killed", "child", "child", id="who a part of the dead were"),
        pytest.param("Estimated cost to date: $2 million.", "cost", "cost", "", id="a label"),
        pytest.param("Injured: 30.", "injured", "people", "", id="a label of one word"),
        pytest.param("The car held 200 kg (440 pounds) of explosives.", "open", "", "hold", id="the conversion itself"),
        pytest.param(
            "Revenue was up 14 percent at $892 million.", "revenue", "revenue", "", id="at a level, up by so much"
        ),
        pytest.param("The yard doubled its exports.", "open", "export", "double", id="what is doubled is the object"),
        pytest.param("Its exports have doubled.", "open", "export", "double", id="what is doubled is the subject"),
        pytest.param("Gusts reached 120 mph.", "gust", "gust", "reach", id="gusts are no sustained wind"),
        pytest.param("He fired eight times.", "fired", "time", "fire", id="times are shots"),
        pytest.param("The guard was shot eight times.", "open", "time", "shoot", id="hits are no shots"),
        pytest.param(
            "The nine-storey hotel fell and killed nobody.", "open", "storey", "", id="the storeys of what fell"
        ),
        pytest.param("Twelve miners were wounded.", "injured", "miner", "wound", id="a participle tagged as adjective"),
        pytest.param("Twelve others were hurt.", "injured", "people", "hurt", id="others are counted"),
        pytest.param("Twelve miners died.", "killed", "miner", "die", id="subject of its verb"),
        pytest.param(
            "The virus has infected 60 nurses.", "cases", "nurse", "infect", id="an object parsed as a measure"
        ),
        pytest.param("The storm caused $2 million of damage.", "cost", "damage", "cause", id="an amount of damage"),
        pytest.param("A crowd of 4,000 filled the hall.", "attended", "crowd", "", id="the value of crowd"),
        pytest.param("The blaze killed 12 workers.", "killed", "worker", "kill", id="the verb says more than the noun"),
        pytest.param("The surgeon saved 12 lives.", "rescued", "people", "save", id="lives that are not lost"),
        pytest.param("Eight miners suffered burns.", "injured", "miner", "suffer", id="what befell them is an object"),
        pytest.param("Doctors saw 50 miners with burns.", "injured", "miner", "see", id="what they have stands behind"),
        pytest.param("Eight miners suffered delays.", "open", "miner", "suffer", id="what befell them is no harm"),
        pytest.param(
            "The firm cut 500 jobs.", "jobs-cut", "job", "cut", id="a verb of several measures, by its object"
        ),
        pytest.param("The storm cut three cables.", "cut", "cable", "cut", id="the same verb with another object"),
        pytest.param("The firm cut 500 trees.", "open", "tree", "cut", id="the same verb with an object of neither"),
        pytest.param(
            "He was sentenced to 12 years.", "prison-term", "", "sentence", id="an amount behind a preposition"
        ),
        pytest.param("He walked to 12 towns.", "open", "town", "walk", id="the preposition alone names nothing"),
        pytest.param("Three guards killed the dog.", "open", "guard", "kill", id="who kills is not counted as killed"),
        pytest.param(
            "The clinic said 80 guests were in a critical condition.",
            "injured",
            "guest",
            "",
            id="the state they are in",
        ),
        pytest.param(
            "Hundreds of people sought refuge in the church.",
            "sheltering",
            "people",
            "seek",
            id="hundreds stand for them",
        ),
        pytest.param(
            "Police guarded the square, where 10,000 gathered.",
            "attended",
            "",
            "gather",
            id="the verb is no noun counted",
        ),
        pytest.param("Osel is a town of 12,000 people.", "population", "people", "", id="what has them"),
        pytest.param("The town, home to 12,000 people, burned.", "population", "people", "", id="what is home to them"),
        pytest.param("The town is home to 12 schools.", "open", "school", "", id="a home to no people"),
        pytest.param("The mine lies 12 miles north of Osel.", "distance", "", "", id="a direction behind an amount"),
        pytest.param("The tunnel runs 12 miles.", "open", "", "", id="an amount without a direction"),
        pytest.param("The win took his record to 52-3.", "record", "record", "", id="a record measures itself"),
        pytest.param(
            "Two deaths brought to 12 the number of miners who were killed.",
            "killed",
            "miner",
            "kill",
            id="total behind",
        ),
        pytest.param(
            "The mayor said about 12 homes and other houses were damaged.",
            "damaged",
            "home",
            "",
            id="first of a subject",
        ),
        pytest.param("The ministry owns 40 boats.", "open", "boat", "own", id="no rule names it"),
        pytest.param(
            "Guards fired at a crowd, killing 4.", "killed", "people", "kill", id="a verb behind another noun"
        ),
        pytest.param("The storm claimed the lives of 12 women.", "killed", "woman", "", id="lives that were taken"),
        pytest.param("The leak endangers the lives of 12 women.", "open", "woman", "", id="lives that were not"),
        pytest.param("Doctors saved the lives of 12 women.", "rescued", "woman", "", id="lives that were saved"),
        pytest.param("Forty were found dead in one block.", "open", "block", "", id="where they lay"),
        pytest.param("Savers earn 3% on $12,000.", "open", "", "earn", id="what a share is of is not earned"),
        pytest.param("The water was 6m (20ft) deep.", "depth", "", "", id="the same in brackets"),
        pytest.param("Some 40 people were killed or injured.", "casualties", "people", "", id="one or the other"),
        pytest.param("The army lost 900 dead and wounded.", "casualties", "people", "lose", id="both nouns"),
        pytest.param("The blast killed and wounded 40 people.", "casualties", "people", "", id="both verbs before"),
        pytest.param("Some 900 people are dead or missing.", "dead-or-missing", "people", "", id="dead or missing"),
        pytest.param("Forty people were killed, injured or missing.", "open", "people", "", id="one of three"),
        pytest.param("Forty people were killed or abducted.", "open", "people", "", id="one of which another measure"),
        pytest.param("Forty people were killed and buried.", "killed", "people", "", id="what befell them later"),
        pytest.param("Forty people were shot and killed.", "killed", "people", "", id="two words for one thing"),
        pytest.param("Twelve people were killed and wounded others.", "killed", "people", "", id="others are wounded"),
        pytest.param("They want to kill the two-tiered system.", "open", "tiered", "", id="a number that describes"),
        pytest.param("Guards held 10 men from two boats.", "open", "boat", "", id="where the counted came from"),
        pytest.param("In her bid, Lund raised $12 million.", "funding", "", "raise", id="a noun of another clause"),
        pytest.param(
            "The toll, officials said, rose to 41.", "killed", "people", "", id="an aside parts noun and verb"
        ),
        pytest.param(
            "It put its capitalization at $11 billion.", "valuation", "capitalization", "", id="one word of two"
        ),
        pytest.param(
            "Oil settled at $41.", "open", "oil", "settle", id="a preposition by which a verb means another thing"
        ),
        pytest.param(
            "After the Second World War it closed.", "open", "war", "", id="a place in a row measures nothing"
        ),
        pytest.param("Some 900 people turned out.", "attended", "people", "turn", id="a verb with its particle"),
        pytest.param("Some 900 people turned around.", "open", "people", "turn", id="the verb with another particle"),
        pytest.param("A candidate needs 900 votes.", "votes", "vote", "", id="what is needed is no need of people"),
    ],
)
def test_what_is_measured(text: str, measure: str, subject: str, predicate: str) -> None:
    found = measurements(text)[-1]
    assert (found.measure, found.subject) == (measure, subject)
    assert predicate in ("", found.predicate)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("Net revenues rose 14.2 percent.", "revenue", id="the subject of the verb"),
        pytest.param("The firm cut prices by 5 percent.", "price", id="the object of the verb"),
        pytest.param("Exports rose 5 percent and imports fell 7 percent.", "export", id="the first of two"),
        pytest.param("The firm said its profit rose nearly 80%.", "profit", id="under another verb"),
        pytest.param("Prices are down by 5 percent.", "price", id="up or down"),
        pytest.param("The yard reported a 78 percent jump in profit.", "profit", id="a noun of change"),
    ],
)
def test_what_a_change_changes(text: str, subject: str) -> None:
    assert measurements(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("Mary Jones, 54, left.", "Mary Jones", id="between commas behind the name"),
        pytest.param("Mary Jones, who is 54 years old, left.", "Mary Jones", id="in a relative clause"),
        pytest.param("Mary Jones, now 54, left.", "Mary Jones", id="an age of now"),
        pytest.param("Mary Jones, the 54-year-old who ran it, left.", "Mary Jones", id="in apposition"),
        pytest.param("Her 72-year-old mother likes Mary Jones.", "mother", id="a name behind another verb"),
        pytest.param("He was five years old when Mary Jones left.", "", id="a name of another clause"),
        pytest.param("Those 18 to 25 years old, Mary Jones said, left.", "", id="a range is of several"),
        pytest.param("A 54-year-old woman, Mary Jones, left.", "Mary Jones", id="before the name"),
        pytest.param("Mary Jones spoke about a 54-year-old man.", "man", id="a name elsewhere is not its bearer"),
    ],
)
def test_whose_age_it_is(text: str, person: str) -> None:
    [found] = measurements(text)
    assert (found.measure, found.subject) == ("age", person)


def test_a_bare_number_shares_the_noun_before() -> None:
    killed, wounded = measurements("The blast killed 12 miners and wounded 30.")
    assert (killed.subject, wounded.subject) == ("miner", "miner")
    assert (killed.measure, wounded.measure) == ("killed", "injured")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        pytest.param(
            "The blast killed 30 people and injured 55, five of them critically.",
            ["killed", "injured", "injured"],
            id="a part of the figure just before",
        ),
        pytest.param(
            "The blast killed 30 people, 352 were injured, at least 99 seriously.",
            ["killed", "injured", "injured"],
            id="a part without a pronoun",
        ),
        pytest.param(
            "The blast injured 55 people, five of whom died.", ["injured", "killed"], id="a part with a verb of its own"
        ),
        pytest.param(
            "The flood destroyed 12 barns, three mills and 40 houses.",
            ["damaged", "damaged", "damaged"],
            id="a list under one verb",
        ),
        pytest.param(
            "The flood destroyed 12 barns, and 40 soldiers arrived.", ["damaged", "open"], id="a clause of its own"
        ),
    ],
)
def test_what_a_figure_takes_from_the_one_before(text: str, measures: list[str]) -> None:
    assert [found.measure for found in measurements(text)] == measures


def test_a_record_belongs_to_the_name_before_its_bracket() -> None:
    text = "Vitali Bauer (52-3) floored Hasan Roman (45-7) in Osel."
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    claims = [claim for claim in extract_claims(source, RULES).claims if isinstance(claim.content, Measurement)]
    assert [claim.near for claim in claims] == [("Vitali Bauer",), ("Hasan Roman",)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Vitali Bauer (52-3, 46 KOs) floored Hasan Roman in Osel.", id="in one bracket"),
        pytest.param("The win took Vitali Bauer to 52-3 with 46 knockouts.", id="joined by a small word"),
    ],
)
def test_a_figure_right_behind_a_record_is_of_the_same_name(text: str) -> None:
    source = Source("s", "s.txt", text, "0", (Block(Span(0, len(text))),))
    claims = [claim for claim in extract_claims(source, RULES).claims if isinstance(claim.content, Measurement)]
    assert [claim.near for claim in claims] == [("Vitali Bauer",), ("Vitali Bauer",)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        pytest.param("The blast wounded 12.", "injured", id="a verb taken for a name"),
        pytest.param("Four guests were shot.", "shot", id="what came of it is not said"),
        pytest.param("Four guests were shot and killed.", "killed", id="the second verb says more"),
        pytest.param("Four guests were fatally shot.", "killed", id="an adverb says it"),
        pytest.param("Two miners froze to death.", "killed", id="how it ended"),
        pytest.param(
            "Some 9,000 gathered in the square.", "attended", id="a verb that the tagger takes for a participle"
        ),
        pytest.param("Three bombers struck near the stadium.", "open", id="who strikes is not on strike"),
        pytest.param(
            "The number of confirmed, probable and suspected cases so far is 412.", "cases", id="a list before the noun"
        ),
        pytest.param("Forty people were hurt, six critically, police said.", "injured", id="who says it has no number"),
        pytest.param("He shot two films.", "open", id="a verb that means it of people alone"),
        pytest.param("The army lost nine soldiers.", "killed", id="verb and noun say it together"),
        pytest.param("The army lost nine games.", "open", id="the same verb with another noun"),
        pytest.param(
            "In the hall 59 people, who had come to dance, were killed.", "killed", id="its verb stands behind an aside"
        ),
        pytest.param("All four raiders there were dead.", "killed", id="a word stands between noun and verb"),
        pytest.param("Doctors put the number of injured at more than 200.", "injured", id="a total by its words"),
        pytest.param("More than 4,000 people had been marching.", "attended", id="no passive, for all its been"),
        pytest.param("The mayor told 4,000 residents to evacuate.", "displaced", id="what they are told to do"),
        pytest.param("A court fined the yard $4 million.", "fine", id="whom it takes the money from stands between"),
        pytest.param("The trial lasted eight weeks.", "lasted", id="an amount of the verb's subject"),
        pytest.param("The harbour was calm after six days of riots.", "days-of", id="how long it has gone on"),
        pytest.param("Protests went on for a sixth straight day.", "days-of", id="the same by an ordinal"),
        pytest.param("Shops opened on the sixth day of May.", "open", id="a day of a month"),
        pytest.param("The bus plunged into a ravine, killing 23 and injuring 20.", "injured", id="a gerund for a noun"),
        pytest.param("The clinic said that 80 people had suffered from deep burns.", "injured", id="far from its verb"),
        pytest.param(
            "The storm killed 23 people in four towns.", "open", id="where it happened is not what it happened to"
        ),
        pytest.param("Gunmen kidnapped 12 employees.", "hostages", id="a verb says more than the noun for people"),
        pytest.param("The 12-employee firm makes valves.", "employed", id="people within another noun"),
        pytest.param("The firm has 12 employees.", "employed", id="a verb that says only that there are some"),
        pytest.param("The ferry had 300 passengers on board.", "aboard", id="what stands behind the noun"),
        pytest.param("The storm cut power to 4,000 homes.", "without-power", id="what is taken from them"),
        pytest.param("Thirty people were taken to hospital.", "hospitalised", id="where they were taken"),
        pytest.param("Sales rose 12 percent to $4 billion.", "revenue", id="the value of the subject, not of the rise"),
        pytest.param("The bank cut its key rate to 2.5 percent.", "interest-rate", id="an adjective names the measure"),
        pytest.param(
            "Power failed in the coastal town of population 12,000.", "population", id="a value right behind its noun"
        ),
    ],
)
def test_what_the_last_figure_measures(text: str, measure: str) -> None:
    assert measurements(text)[-1].measure == measure


def test_what_would_not_be_is() -> None:
    source = Source("s", "s.txt", "Then we would not have 12 ruined shops.", "0", (Block(Span(0, 39)),))
    [claim] = [claim for claim in extract_claims(source, RULES).claims if isinstance(claim.content, Measurement)]
    assert not claim.context.negated


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        pytest.param(
            "A stand fell, killing 13 people and injuring 57.", ["killed", "injured"], id="each by its own verb"
        ),
        pytest.param("The storm left 212 dead and 48 missing.", ["killed", "missing"], id="each by the word behind it"),
        pytest.param("It left 24 vans and 61 barns damaged.", ["damaged", "damaged"], id="one word for two nouns"),
        pytest.param(
            "It left 24 guards and 61 inmates injured.", ["injured"] * 3, id="two kinds of people, and both together"
        ),
        pytest.param(
            "The office cut its count of the dead from 64 to 58.", ["killed", "killed"], id="before and after"
        ),
    ],
)
def test_two_figures_of_one_sentence(text: str, measures: list[str]) -> None:
    assert [found.measure for found in measurements(text)] == measures


def test_the_new_figure_is_told_which_one_it_replaces() -> None:
    figures = measurements("The death toll was lowered to 41 from 49.")
    assert [str(one.scope.superseded) for one in figures if one.quantity.interval.low == 41] == ["49"]


def test_the_concept_holds_what_the_figure_is_of_in_text_order() -> None:
    [found] = measurements("Shares of the brewer fell 5 percent.")
    assert found.concept[:2] == ("share", "brewer")


def test_it_is_told_so_too_where_the_old_one_stands_behind() -> None:
    figures = measurements("The fire is 35 percent contained, up from 10 percent on Tuesday.")
    assert [str(one.scope.superseded) for one in figures if one.quantity.interval.low == 35] == ["10"]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        pytest.param("Two men opened fire, killing 12 and wounding 30.", ["man", "people", "people"], id="who does it"),
        pytest.param("The storm wrecked 12 barns and damaged 40.", ["barn", "barn"], id="what it is done to goes on"),
    ],
)
def test_who_does_a_thing_is_not_who_it_is_done_to(text: str, subjects: list[str]) -> None:
    assert [found.subject for found in measurements(text)] == subjects


@pytest.mark.parametrize(
    "text",
    ["The bloc has 55 of 101 seats.", "The bloc has 55 of the 101 seats."],
    ids=["without an article", "with one"],
)
def test_some_of_so_many_are_of_their_kind(text: str) -> None:
    assert [(str(one.quantity.interval.low), one.subject) for one in measurements(text)] == [
        ("55", "seat"),
        ("101", "seat"),
    ]


def test_some_of_one_group_are_no_groups() -> None:
    [first, *_] = measurements("At least 12 of one family were killed.")
    assert (first.measure, first.subject) == ("killed", "people")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param('Premier Ida Berg spoke. "I lead," she said. The 54-year-old premier left.', "Ida Berg", id="one"),
        pytest.param(
            "Premier Ida Berg came. Premier Jon Lund left. Others slept. The 54-year-old premier ate.", "", id="two"
        ),
        pytest.param("Premier Ida Berg spoke. Others left. The 54-year-old premier league began.", "", id="a league"),
    ],
)
def test_the_holder_of_a_post_is_meant(text: str, person: str) -> None:
    found = [one for one in measurements(text) if one.measure == "age"]
    assert [one.subject for one in found] == [person]
