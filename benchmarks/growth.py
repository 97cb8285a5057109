"""How matching and judging grow with the corpus: ``python -m benchmarks.growth [--sizes 250 500 1000]``.

Two invented corpora of one-line reports. In ``one event`` all sources tell of one ferry, with other figures, words,
days and outlets; in ``distinct events`` every source tells of something else, in the same few phrasings. What is shown is
CPU time per claim, extraction not counted, and what it is of that at the first size: 1.0 is linear growth.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence

OUTLETS = ("Coast Post", "Harbour Times", "Inland Herald", "Northern Wire", "City Mirror", "Bay Tribune", "Evening Courier",
           "Delta News", "Gulf Monitor", "Port Gazette", "Capital Star", "Lamp Weekly")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("March", "April", "May", "June", "July", "August")
FIRST = ("Bar", "Cor", "Dal", "Fen", "Gor", "Hal", "Kel", "Lor", "Mar", "Nor", "Pel", "Ros", "Sul", "Tor", "Var", "Wil",
         "Ash", "Bren", "Clay", "Dun", "Elm", "Finch", "Glen", "Hol", "Jar", "Kirk", "Lang", "Moss", "Oak", "Penn")  # fmt: skip
LAST = ("vik", "dale", "mouth", "stead", "ham", "ford", "burg", "ness", "ton", "wick", "field", "port", "bridge", "haven",
        "minster", "thorpe", "ley", "combe", "gate", "worth", "hurst", "cliff", "moor", "pool", "holm", "strand", "mere",
        "low", "den", "bury", "by", "sea", "acre", "well", "lock", "marsh", "crag")  # fmt: skip
GIVEN = (
    "Ada",
    "Bo",
    "Carl",
    "Dora",
    "Eli",
    "Faye",
    "Gus",
    "Hanna",
    "Ivo",
    "June",
    "Kurt",
    "Lena",
    "Milo",
    "Nora",
    "Otto",
)
HAPPENED = ("a ferry sank", "a bus crashed", "a mine collapsed", "a warehouse burned", "a train derailed",
            "a storm struck", "a bridge fell", "a dam burst")  # fmt: skip

ONE = (
    "At least {n} people were killed when a ferry sank off Port Amel on {day}, officials said.",
    "A ferry sank off Port Amel on {day}, killing at least {n} people, officials said.",
    "Some {n} people died when a ferry went down off Port Amel on {day}, according to the coast guard.",
    "{day}'s ferry disaster off Port Amel killed {n} people and left {m} missing, the {outlet} reported.",
    "The death toll from the ferry accident off Port Amel rose to {n}, police said on {day}.",
    "Rescuers recovered {n} bodies after a ferry capsized off Port Amel on {day}.",
    "More than {n} people were killed in the sinking of a ferry near Port Amel, the {outlet} said on {day}.",
    "About {n} passengers drowned when an overloaded ferry capsized near Port Amel on {day}, a minister said.",
    "The ferry that sank off Port Amel on {day} was carrying {m} passengers, of whom {n} died, the owner said.",
    "Up to {n} people were feared dead and {m} were injured after a ferry sank off Port Amel on {day}.",
    "Officials in Port Amel said {n} people were killed and {m} others injured when a ferry sank on {day}.",
    "A total of {n} people were confirmed dead after a ferry with {m} people on board sank off Port Amel on {day}.",
    "The {outlet} said {n} people had been killed when a ferry sank off Port Amel late on {day}.",
    "Divers have found {n} bodies in the wreck of a ferry that sank off Port Amel on {day}, the navy said.",
    "A ferry carrying {m} people sank off Port Amel on {day} and {n} people were killed, said the {outlet}.",
)
DISTINCT = (
    "At least {n} people were killed and {m} injured when {it} in {town}, {region}, on {date}, Mayor {who} said.",
    "Mayor {who} of {town} said {n} people died on {date} when {it} near {region}.",
    '"We have lost {n} neighbours," said Mayor {who}, {age}, after {it} in {town}, {region}, on {date}.',
)

Write = Callable[[int], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000], help="sources")
    options = parser.parse_args()
    for name, write in CORPORA.items():
        print(f"{name}: CPU time a claim, extraction not counted")
        first: tuple[float, float] | None = None
        for size in options.sizes:
            claims, match, judge = timed(write(size))
            each = match / claims, judge / claims
            first = first or each
            told = "".join(f"{1e3 * now:8.2f} ms ({now / then:.2f})" for now, then in zip(each, first, strict=True))
            print(f"  {size:6,} sources{claims:7,} claims   matching and judging{told}")
            sys.stdout.flush()


def one_event(size: int) -> list[str]:
    """``size`` one-line reports of one ferry: 40 tolls, 15 phrasings, seven days, twelve outlets."""
    draw = random.Random(7)
    return [
        draw.choice(ONE).format(
            n=18 + draw.randrange(40), m=60 + 5 * draw.randrange(30), day=draw.choice(DAYS), outlet=draw.choice(OUTLETS)
        )
        for _ in range(size)
    ]


def distinct_events(size: int) -> list[str]:
    """``size`` one-line reports of as many towns, each with a mayor of its own."""
    draw = random.Random(7)
    return [
        DISTINCT[at % len(DISTINCT)].format(
            n=18 + draw.randrange(40),
            m=60 + 5 * draw.randrange(30),
            it=HAPPENED[at % len(HAPPENED)],
            town=_name(at),
            region=f"{_name(7 * at + 3)} Bay",
            date=f"{1 + draw.randrange(28)} {draw.choice(MONTHS)} {2001 + at % 20}",
            who=f"{GIVEN[at % len(GIVEN)]} {_name(11 * at + 1)}son",
            age=31 + draw.randrange(40),
        )
        for at in range(size)
    ]


def _name(number: int) -> str:
    """One of 1,110 names; different numbers below that have different names."""
    return FIRST[number % len(FIRST)] + LAST[number // len(FIRST) % len(LAST)]


CORPORA: dict[str, Write] = {"one event": one_event, "distinct events": distinct_events}


def timed(texts: Sequence[str]) -> tuple[int, float, float]:
    """Claims, and the CPU seconds of matching and of judging them."""
    from factcheck import rules as rule_packs
    from factcheck.extract import extract_many
    from factcheck.judge import judge
    from factcheck.match import match_claims
    from factcheck.model import Block, Source, Span

    rules = rule_packs.load()
    sources = [
        Source(f"{n:04}", f"{n:04}.txt", text, f"{n:04}", (Block(Span(0, len(text))),)) for n, text in enumerate(texts)
    ]
    extractions = extract_many(sources, rules)
    start = time.process_time()
    matched = match_claims(sources, extractions, rules)
    between = time.process_time()
    judge(matched, sources, rules)
    return sum(len(one.claims) for one in extractions), between - start, time.process_time() - between


if __name__ == "__main__":
    main()
