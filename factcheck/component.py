"""``nlp.add_pipe("factcheck_claims")``: the claims of a spaCy ``Doc``, the same that ``factcheck extract`` lists."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from factcheck import codec
from factcheck.extract import extract_claims
from factcheck.model import Claim, Source
from factcheck.rules import Rules, load
from factcheck.sources.blocks import split_blocks

NAME = "factcheck_claims"


def claims_of(doc: Doc) -> tuple[Claim, ...]:
    """What ``doc._.claims`` gives: spans are code points into ``doc.text``; empty where the component has not run."""
    plain = json.loads(doc.user_data.get(NAME, "[]"))
    return tuple(codec.from_plain(Claim, one) for one in plain)


class ClaimsComponent:
    """Reads each document with factcheck's own pipeline, so that the claims do not depend on the one around it.

    The claims are kept as text in ``doc.user_data``, which survives pickling and ``to_bytes``, and as the
    span group ``factcheck_claims``, whose labels are the kinds of claims.
    """

    def __init__(self, rules: Rules, model: str) -> None:
        self.rules = rules
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        source = Source("doc", "doc", text, sha256(text.encode()).hexdigest(), split_blocks(text, self.rules))
        claims = extract_claims(source, self.rules, self.model).claims
        doc.user_data[NAME] = json.dumps([codec.to_plain(claim) for claim in claims], ensure_ascii=False)
        spans = [
            doc.char_span(claim.span.start, claim.span.end, label=claim.kind, alignment_mode="expand")
            for claim in claims
        ]
        doc.spans[NAME] = SpanGroup(doc, name=NAME, spans=[span for span in spans if span is not None])
        return doc


@Language.factory(NAME, default_config={"rules": [], "model": ""})
def make(nlp: Language, name: str, rules: Sequence[str], model: str) -> ClaimsComponent:
    """The component. ``rules``: further rule packs; ``model``: a spaCy pipeline in place of the shipped one."""
    del nlp, name
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", getter=claims_of)
    return ClaimsComponent(load([Path(path) for path in rules]), model)
