"""The paper of forty measures as an analyst's plain script makes it: pandas, a new matplotlib figure a chart, docxtpl.

`python benchmarks/plain_docxtpl.py WORKBOOK TARGETS COMMENTARY TEMPLATE OUTPUT`. Nothing of `paperwork` is used here.
"""

import io
import re
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

COLOURS = {"Green": "00703C", "Amber": "FFBF00", "Red": "D4351C", "Not rated": "FFFFFF"}
MONTHS_SHOWN = 6
HEADINGS = (
    "Contribution to our aims", "Executive summary", "Matters for consideration", "Background and issues",
    "Risks and opportunities", "Reputation and communications considerations", "Financial considerations",
    "Children and young people implications", "Climate change and environmental implications", "Monitoring comments",
    "Ward implications", "Background papers", "Contact officer(s)",
)  # fmt: skip


def number(cell):
    """A cell's value: a count as it is, a fraction such as 121/178 as a percentage."""
    text = str(cell)
    if "/" in text:
        top, bottom = text.split("/")
        return 100 * float(top) / float(bottom)
    return float(text)


def shown(value, unit):
    """A value as the paper prints it."""
    return f"{value:.0f}%" if unit == "percent" else f"{value:,.0f}"


def rag(value, target, tolerance, low):
    """The rating of a value against its next target."""
    if value <= target if low else value >= target:
        return "Green"
    if value <= tolerance if low else value >= tolerance:
        return "Amber"
    return "Red"


def direction(value, previous, low):
    """Which way a value went, and whether that is better."""
    if value == previous:
        return "→ no change"
    arrow = "↑ up" if value > previous else "↓ down"
    return f"{arrow}, {'improving' if (value < previous) == low else 'worsening'}"


def line_chart(name, values, target, unit):
    """A line of months with its target, as a PNG."""
    figure, axes = plt.subplots(figsize=(6.53, 2.6))
    axes.plot(values.index, values.values, marker="o", color="#1d3d6b", label=name)
    axes.axhline(target, linestyle="--", color="#666666", label=f"Target Mar-26 ({shown(target, unit)})")
    for month, value in values.items():
        axes.annotate(shown(value, unit), (month, value), xytext=(0, 6), textcoords="offset points", ha="center")
    axes.set_title(name)
    axes.tick_params(axis="x", labelsize=8)
    axes.legend()
    figure.tight_layout()
    return picture(figure)


def doughnut(title, counts):
    """A ring of how many measures have each word, as a PNG."""
    counts = {word: count for word, count in counts.items() if count}
    figure, axes = plt.subplots(figsize=(3.2, 2.4))
    colours = [f"#{COLOURS.get(word, 'AAAAAA')}" for word in counts]
    labels = [f"{word} {count}" for word, count in counts.items()]
    axes.pie(list(counts.values()), labels=labels, colors=colours, wedgeprops={"width": 0.4})
    axes.set_title(title)
    return picture(figure)


def picture(figure):
    """A figure as a PNG in memory."""
    stream = io.BytesIO()
    figure.savefig(stream, dpi=200)
    plt.close(figure)
    stream.seek(0)
    return stream


def commentary(path):
    """The boxes of each measure, by its id: question and answer."""
    text = Path(path).read_text(encoding="utf-8")
    boxes = {}
    for part in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        head, *answers = re.split(r"^## ", part, flags=re.MULTILINE)
        boxes[head.strip()] = [answer.strip().split("\n\n", 1) for answer in answers]
    return boxes


def filled(text, facts):
    """A text with its facts in place."""
    return re.sub(r"\{\{ (\S+) \}\}", lambda found: facts[found[1]], text)


def main(workbook, targets, prose, template_file, output):
    """Writes the paper."""
    data = pd.read_excel(workbook).set_index("Measure")
    data = data.map(number)
    measures = pd.read_csv(targets)
    boxes = commentary(prose)
    template = DocxTemplate(template_file)
    months = list(data.columns)[-MONTHS_SHOWN:]
    priorities = []
    for title, group in measures.groupby("priority", sort=False):
        pages = []
        for one in group.itertuples():
            values, low = data.loc[one.name], one.polarity == "low"
            actual, previous = values.iloc[-1], values.iloc[-2]
            facts = {
                f"{one.id}.actual": shown(actual, one.unit),
                f"{one.id}.previous": shown(previous, one.unit),
                f"{one.id}.target": shown(one.next, one.unit),
            }
            rating = rag(actual, one.next, one.tolerance, low)
            chart = line_chart(one.name, values, one.next, one.unit)
            pages.append(
                {
                    "name": one.name,
                    "actual": shown(actual, one.unit),
                    "rag": rating,
                    "colour": COLOURS[rating],
                    "direction": direction(actual, previous, low),
                    "next": shown(one.next, one.unit),
                    "later": shown(one.later, one.unit),
                    "tolerance": f"{'up to' if low else 'down to'} {shown(one.tolerance, one.unit)}",
                    "good": "Smaller is better" if low else "Bigger is better",
                    "months": [shown(values[month], one.unit) for month in months],
                    "chart": InlineImage(template, chart, width=Mm(166)),
                    "boxes": [
                        {
                            "question": question,
                            "answer": filled(answer, facts),
                        }
                        for question, answer in boxes[one.id]
                    ],
                }
            )
        ratings = pd.Series([page["rag"] for page in pages]).value_counts()
        ways = pd.Series([page["direction"].split(", ")[-1] for page in pages]).value_counts()
        priorities.append(
            {
                "title": title,
                "measures": pages,
                "performance": InlineImage(template, doughnut("Performance", ratings), width=Mm(80)),
                "direction": InlineImage(template, doughnut("Direction of travel", ways), width=Mm(80)),
            }
        )
    template.render(
        {
            "meeting": "Children's Scrutiny Panel",
            "date": "13/11/2025",
            "report_of": "The Director of Children's Services",
            "subject": "Improvement plan, progress to September 2025",
            "sections": [
                {
                    "heading": heading,
                    "words": "This report shows how far services have come, and what is still to be done before the "
                    f"end of the year. {heading} is looked at each quarter.",
                }
                for heading in HEADINGS
            ],
            "months": months,
            "month": months[-1],
            "priorities": priorities,
        }
    )
    template.save(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
