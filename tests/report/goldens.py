"""Golden reports: ``python -m tests.report.goldens`` writes them anew after an intended change; look at the diff."""

from pathlib import Path

from factcheck.report import render
from factcheck.report.as_github import summary
from factcheck.report.compare import as_text, compare
from factcheck.report.timeline import timeline
from tests.report.sample_reports import make_sample

GOLDEN = Path(__file__).parents[1] / "golden"


def outputs() -> dict[str, str]:
    """File name -> whole output for the sample report."""
    report = make_sample()
    later = type(report)(report.tool, report.sources, report.findings[1:], report.events)
    return {
        "report.txt": render(report, "table"),
        "report-verbose.txt": render(report, "table", verbose=True),
        "report-color.txt": render(report, "table", color=True),
        "report-narrow.txt": render(report, "table", width=60),
        "report.csv": render(report, "csv"),
        "report.md": render(report, "markdown"),
        "report.json": render(report, "json"),
        "report.jsonl": render(report, "jsonl"),
        "report.html": render(report, "html"),
        "report.sarif": render(report, "sarif"),
        "report.xml": render(report, "junit"),
        "report-github.txt": render(report, "github"),
        "summary.md": summary(report),
        "timeline.txt": timeline(report),
        "compare.txt": as_text(compare(report, later)),
    }


if __name__ == "__main__":
    for name, text in outputs().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
