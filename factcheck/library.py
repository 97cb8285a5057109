"""What a ``Report`` can turn into inside other people's programs: a DataFrame, a notebook's HTML."""

import dataclasses
import html
from typing import TYPE_CHECKING

from factcheck.model import Report
from factcheck.report.table import COLUMNS, rows

if TYPE_CHECKING:
    import pandas as pd


def to_pandas(report: Report) -> "pd.DataFrame":
    """A row per cited claim, the columns of the CSV format; values and days stay text, as the report has them."""
    import pandas as pd

    records = [dataclasses.asdict(row) for row in rows(report)]
    return pd.DataFrame.from_records(records, columns=list(COLUMNS))


def to_html(report: Report) -> str:
    """The HTML report in a frame of its own, so that its style and script stay apart from the notebook's."""
    from factcheck.report import render

    page = html.escape(render(report, "html"), quote=True)
    return (
        f'<iframe title="factcheck report" srcdoc="{page}" sandbox="allow-scripts" '
        'style="width:100%;height:40em;border:0"></iframe>'
    )
