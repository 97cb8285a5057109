"""The short way to grammar and names gives what the library gives, whatever is read together and wherever texts are cut."""

from collections.abc import Callable, Sequence

import pytest
from threadpoolctl import threadpool_limits

from factcheck.extract import grammar, network, nlp
from factcheck.extract.grammar import Grammar
from factcheck.extract.network import Product
from factcheck.extract.plain import plain
from factcheck.extract.words import Doc, Form, Token
from factcheck.model import Block, Source, Span

TEXTS = [
    "Five people died in Halvik on Monday, police said.",
    "",
    "The mayor, Ann Marsh, told the council of Port Hask that eleven others don't want to leave.",
    "Five people  died.\nHalvik",
    "OK",
    '"It burned for hours. Nobody came," she said. "We waited." \nThe U.S. Coast Guard sent boats. Twelve left! \n\n Who? "Us."',
    "What the owners of the Halvik Timber Company of Osel did to be seen as friends, nobody knows what for. . Yes",
    " \n ",
    "He is someone we used to work with, and more of them than she thought were there.",
]


@pytest.fixture(scope="module")
def quick() -> Grammar:
    return Grammar(nlp.load())


@pytest.fixture(scope="module")
def expected() -> list[Doc]:
    return [plain(doc) for doc in nlp.load().pipe(TEXTS)]


def annotated(token: Token) -> tuple[object, ...]:
    grammatical = token.tag_, token.pos_, token.morph, token.lemma_, token.role, token.head.i, token.is_sent_start
    return (token.text, token.i, token.idx, token.whitespace_, *grammatical, token.ent_type_)


def same(left: Sequence[Doc], right: Sequence[Doc]) -> bool:
    return [list(map(annotated, doc)) for doc in left] == [list(map(annotated, doc)) for doc in right]


def test_the_same_as_the_library(quick: Grammar, expected: list[Doc]) -> None:
    assert any(token.ent_type_ for doc in expected for token in doc)
    assert same(quick.read(TEXTS), expected)


def test_forms_met_before_are_not_mixed_again(quick: Grammar, expected: list[Doc]) -> None:
    assert same(quick.read(TEXTS[::-1]), expected[::-1])


def test_forms_are_forgotten_when_there_are_too_many(
    quick: Grammar, expected: list[Doc], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grammar, "MOST_FORMS", 3)
    assert same([quick.read([text])[0] for text in TEXTS], expected)


def test_lemmas_are_looked_up_in_sets(quick: Grammar) -> None:
    known = quick._lemmatizer.lookups.get_table("lemma_index").values()
    assert all(isinstance(words, frozenset) for words in known), "the library searches a list from end to end"


def test_a_text_longer_than_a_block(quick: Grammar) -> None:
    text = " ".join(TEXTS) * 8
    (found,) = quick.read([text])
    assert len(found) > network.BLOCK
    assert same([found], [plain(nlp.load()(text))])


@pytest.mark.parametrize("texts", [pytest.param([], id="none"), pytest.param(["", ""], id="empty ones")])
def test_no_text_at_all(quick: Grammar, texts: list[str]) -> None:
    assert quick.read(texts) == [()] * len(texts)


def everywhere(forms: Sequence[Form], spaces: Sequence[str]) -> list[int]:
    del spaces
    return list(range(len(forms)))


def every_third(forms: Sequence[Form], spaces: Sequence[str]) -> list[int]:
    del spaces
    return list(range(0, len(forms), 3))


def nowhere(forms: Sequence[Form], spaces: Sequence[str]) -> list[int]:
    del forms, spaces
    return []


@pytest.mark.parametrize("openings", [everywhere, every_third, nowhere])
def test_where_a_text_is_cut_changes_nothing(
    quick: Grammar,
    expected: list[Doc],
    monkeypatch: pytest.MonkeyPatch,
    openings: Callable[[Sequence[Form], Sequence[str]], list[int]],
) -> None:
    monkeypatch.setattr(grammar, "openings", openings)
    assert same(quick.read(TEXTS), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It sank. Nobody knows.", ["Nobody"], id="a full stop and a capital"),
        pytest.param("“It sank.” Nobody knows.", ["Nobody"], id="the mark closes first"),
        pytest.param('It sank. "Nobody knows."', ['"'], id="the mark opens the next"),
        pytest.param("It sank! \n 12 drowned.", ["12"], id="space stands between"),
        pytest.param("It sank. and rose.", [], id="no capital"),
    ],
)
def test_openings(text: str, expected: list[str]) -> None:
    doc = plain(nlp.load().make_doc(text))
    found = grammar.openings([token.form for token in doc], [token.whitespace_ for token in doc])
    assert [doc[at].text for at in found] == expected


# ---------------------------------------------------------------- company


def sources() -> list[Source]:
    said = [text for text in TEXTS if text.strip()]
    return [Source(str(n), f"{n}.txt", text, str(n), (Block(Span(0, len(text))),)) for n, text in enumerate(said)]


def read(of: list[Source]) -> dict[str, list[Doc]]:
    nlp.reader.cache_clear()  # a pipeline that has read nothing before
    return {source.id: [one.doc for one in paragraphs] for source, paragraphs in zip(of, nlp.parse(of), strict=True)}


def test_company_changes_nothing() -> None:
    together, backwards = read(sources()), read(sources()[::-1])
    for source in sources():
        alone = read([source])[source.id]
        assert same(together[source.id], alone)
        assert same(backwards[source.id], alone)


def test_where_company_would_change_digits_sources_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read(sources())
    sizes: list[int] = []
    monkeypatch.setattr(Product, "steady", lambda _: False)
    whole = Grammar.read
    monkeypatch.setattr(Grammar, "read", lambda self, texts: (sizes.append(len(texts)), whole(self, texts))[1])
    found = read(sources())
    nlp.reader.cache_clear()
    assert sizes == [1] * len(sources())
    assert all(same(found[name], expected[name]) for name in expected)


def test_several_threads_share_no_product(quick: Grammar) -> None:
    with threadpool_limits(4, user_api="blas"):
        assert quick.steady()


def test_an_unsteady_product_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    product = Product(network.np.ones((3, 4), dtype=network.np.float32))
    monkeypatch.setattr(Product, "of", lambda self, block: block[:3] + block.shape[1])
    assert not product.steady()
