"""JUnit XML: a test case per finding; open errors and warnings fail, settled ones are skipped tests."""

import re
from xml.etree import ElementTree as ET

from factcheck.model import Finding, Member, Report
from factcheck.report.clean import clean, one_line
from factcheck.report.outline import (
    PLAIN,
    View,
    about,
    agreements,
    discrepancies,
    headline,
    in_brief,
    mark,
    paths_of,
    place,
    who,
)
from factcheck.report.table import as_of_text

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


def render(report: Report, _view: View = PLAIN) -> str:
    """One suite. Agreements and notes pass; what was skipped is a skipped test of the class ``skipped``."""
    paths = paths_of(report)
    suite = ET.Element("testsuite", name="factcheck")
    for finding in [*discrepancies(report), *agreements(report)]:
        _case(suite, finding, report, paths)
    for skip in report.skipped:
        case = ET.SubElement(suite, "testcase", classname="skipped", name=_legal(one_line(skip.path)))
        ET.SubElement(case, "skipped", message=_legal(f"{one_line(skip.reason)} ({one_line(skip.stage)})"))
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))
    suite.set("errors", "0")
    suites = ET.Element("testsuites", name=_legal(headline(report)))
    suites.append(suite)
    ET.indent(suites, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _case(suite: ET.Element, finding: Finding, report: Report, paths: dict[str, str]) -> None:
    name = " ".join(part for part in (one_line(finding.id), about(finding, report)) if part)
    first = finding.members[0]
    case = ET.SubElement(suite, "testcase", classname=_legal(one_line(finding.kind)), name=_legal(name))
    case.set("file", _legal(clean(paths.get(first.source, first.source))))
    case.set("line", str(first.line))
    text = one_line(finding.text)
    details = _legal("\n".join([text, *(_member(member, paths) for member in finding.members)]))
    if finding.status != "open":
        ET.SubElement(case, "skipped", message=_legal(mark(finding))).text = details
    elif finding.kind != "agreement" and finding.severity != "note":
        failure = ET.SubElement(case, "failure", message=_legal(text), type=_legal(finding.severity))
        failure.text = details
    else:
        ET.SubElement(case, "system-out").text = details


def _member(member: Member, paths: dict[str, str]) -> str:
    words = (in_brief(member), who(member), as_of_text(member), one_line(member.quote))
    return f"{place(member, paths)}: {' | '.join(one_line(word) for word in words if word)}"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", clean(text))
