"""What de Haas’s five steps rest on, drawn by month and by how far along it is."""

from typing import TYPE_CHECKING

from ..catalogue import find_row
from ..dates import MONTHS, date_in_words
from .drawing import ACCENT, INK, PAPER, Drawing, text_width
from .sheet import SIZE, sheet, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, SECOND = 474.0, "#8a4b08"
STATUSES = {
    "agreed": "agreed",
    "planned": "planned or proposed",
    "done": "done",
    "read": "read into it",
    "absent": "not in sight",
}
# Filled is what there was; hollow what was still to come, or is a reading.
MARKS = {
    "agreed": {"marker": "s", "facecolor": ACCENT, "edgecolor": ACCENT},
    "planned": {"marker": "s", "facecolor": PAPER, "edgecolor": ACCENT},
    "done": {"marker": "o", "facecolor": ACCENT, "edgecolor": ACCENT},
    "read": {"marker": "D", "facecolor": PAPER, "edgecolor": SECOND},
    "absent": {"marker": "x", "facecolor": INK},
}
DOTS = {"color": "#aab4bf", "lw": 0.7, "ls": (0, (1, 3)), "zorder": 1}
# By step: a row of the table `evidence`, how far along it is, and a few words.
STEPS = {
    "Politics and the military joined": (
        ("dh_steps_summit_exercise_joined", "done", "a summit joined with a drill"),
        ("dh_steps_leaders_at_exercise", "done", "heads of state watch a drill"),
        (
            "dh_steps_presence_military_weight",
            "read",
            "to show military weight, ‘probably’",
        ),
        (
            "dh_steps_presence_regional_command",
            "read",
            "to signal command of the region",
        ),
    ),
    "Military assistance as a concept": (
        ("dh_steps_scenario_assistance", "done", "assistance central in a scenario"),
        ("dh_steps_de_facto_assistance", "read", "‘de-facto’ applied, ‘unmistakably’"),
        (
            "dh_steps_no_assistance_article",
            "absent",
            "an article on it in the documents",
        ),
    ),
    "More ambitious exercises": (
        ("dh_steps_drills_all_members", "done", "from two or several members to all"),
        (
            "dh_steps_drills_external_security",
            "read",
            "‘connotations’ of external security",
        ),
        (
            "dh_steps_exercise_arrangement",
            "agreed",
            "an arrangement for joint exercises",
        ),
    ),
    "Consultation and mechanisms": (
        ("dh_steps_immediate_consultations", "agreed", "a promise to consult at once"),
        (
            "dh_steps_response_mechanism_intention",
            "planned",
            "a mechanism against threats",
        ),
        (
            "dh_steps_conflict_prevention_study",
            "planned",
            "a study on conflict prevention",
        ),
        ("dh_steps_mechanisms_repeated", "planned", "such mechanisms, announced again"),
    ),
    "Closer ties with the CSTO": (
        (
            "dh_csto_sco_afghanistan_proposal",
            "planned",
            "a CSTO proposal on Afghanistan",
        ),
        ("dh_csto_sco_observers", "done", "CSTO observers at the drill"),
        ("dh_csto_sco_bishkek_support", "planned", "the SCO summit backs closer ties"),
        (
            "dh_csto_sco_memorandum_signed",
            "agreed",
            "a memorandum of the Secretariats",
        ),
    ),
}


def months(evidence: str) -> list[str]:
    """Return the month of a statement, or the first and the last of a span.

    The article dates what it says of Peace Mission 2007 by the year; the month is then
    that of the exercise in the table `drills`. What has only a year keeps it.

    Examples
    --------
    >>> months("dh_steps_drills_all_members")
    ['2002', '2007-08']
    """
    found = [part[:7] for part in find_row("evidence", evidence)["date"].split("/")]
    drill = find_row("drills", "peace_mission_2007")
    return [drill["date"][:7] if part == drill["year"] else part for part in found]


def plot_steps(ax: "Axes | None" = None) -> Drawing:
    """Return what each of de Haas's five steps rests on, by month and status.

    One row is a thing that the section gives for a step (for the fifth: that the
    section ‘CSTO and SCO’ gives); the sign says whether it was agreed, planned, done,
    or is a reading of what was done. What is said in comparison, of NATO or of the
    CSTO alone, and forecasts are left out.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default on a sheet of its own.

    Examples
    --------
    >>> plot_steps().caption.split(". ")[0]
    'What each of the five steps rests on, by month and by how far along it is'
    """
    given = [row for found in STEPS.values() for row in found]
    columns = sorted({month for name, *_ in given for month in months(name)})
    x_of = {month: 256 + 33 * number for number, month in enumerate(columns)}
    height = 17 * len(given) + 22 * len(STEPS) + 66
    ax = sheet(ax, WIDTH, height)
    peak = max(columns, key=lambda one: sum(one in months(name) for name, *_ in given))
    ax.axvspan(
        x_of[peak] - 16,
        x_of[peak] + 16,
        26 / height,
        1,
        color="#e6eef8",
        lw=0,
        zorder=0,
    )
    for month, x in x_of.items():
        write(ax, x, height - 16, _short(month), ha="center", linespacing=1.1)
    _draw_steps(ax, x_of, height - 34)
    _draw_key(ax)
    at_peak = sum(peak in months(name) for name, *_ in given)
    caption = (
        "What each of the five steps rests on, by month and by how far along it is. "
        "Step five is filled from the section ‘CSTO and SCO’. "
        "The columns are not to scale; 2008 is the date of the article."
    )
    alt = (
        f"Chart of {len(given)} things behind five steps. {_told()} "
        f"{at_peak} of the {len(given)} belong to {date_in_words(peak)}."
    )
    return Drawing(ax, caption, alt)


def _short(month: str) -> str:
    year, _, number = month.partition("-")
    if not number:
        return year
    name = MONTHS[int(number) - 1]
    return f"{name if len(name) < 5 else name[:3] + '.'}\n{year}"


def _told() -> str:
    """Return in sentences what the chart of the steps shows."""
    steps = []
    for number, (step, found) in enumerate(STEPS.items(), start=1):
        told = []
        for name, status, words in found:
            when = " to ".join(map(date_in_words, months(name)))
            told.append(f"{words} ({STATUSES[status]}, {when})")
        steps.append(f"Step {number}, {step}: {'; '.join(told)}.")
    return " ".join(steps)


def _draw_steps(ax: "Axes", x_of: dict[str, float], y: float) -> None:
    """Draw the steps from a height downwards, one row for each thing given."""
    for number, (step, found) in enumerate(STEPS.items(), start=1):
        ax.plot([4, WIDTH - 4], [y, y], color="#aab4bf", lw=0.7, zorder=1)
        y -= 13
        write(ax, 6, y, f"{number}  {step}", weight="bold")
        y -= 9
        for name, status, words in found:
            xs = [x_of[month] for month in months(name)]
            write(ax, 20, y - 8, words)
            ax.plot(
                [24 + text_width(words, SIZE, "normal"), xs[0] - 7], [y - 8] * 2, **DOTS
            )
            if len(xs) > 1:
                color = MARKS[status]["edgecolor"]
                ax.plot(xs, [y - 8] * 2, color=color, lw=1.6, zorder=2)
            ax.scatter(xs[-1], y - 8, s=46, lw=1.6, zorder=3, **MARKS[status])
            y -= 17


def _draw_key(ax: "Axes") -> None:
    x = 10.0
    for status, told in STATUSES.items():
        ax.scatter(x, 10, s=46, lw=1.6, **MARKS[status])
        write(ax, x + 9, 10, told)
        x += text_width(told, SIZE, "normal") + 28
