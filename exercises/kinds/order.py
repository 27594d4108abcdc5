"""Order: the reader puts events in the order of their dates."""

from collections.abc import Iterator

from ..catalogue import find_row, place, place_of
from ..dates import date_in_words
from ..results import Part
from ..tables import split
from .shared import Built, unique

Response = list[str]


def build(data: dict) -> Built:
    """Return material and key. Dates come from the table `events`, or are given."""
    unique([item["id"] for item in data["items"]], "items")
    items, key = [], {}
    for number, item in enumerate(data["items"]):
        date, told = _when(item, f"items[{number}]")
        items.append({"id": item["id"], "text": item["text"]})
        key[item["id"]] = {"date": date, "text": told}
    if _is_ordered(items, key):
        raise ValueError("items: they stand in the right order; mix them")
    return {"items": items}, {"items": key}


def _when(item: dict, field: str) -> tuple[str, str]:
    """Return the date an item begins on, and when it was and where it is said."""
    if ("event" in item) == ("date" in item):
        raise ValueError(f"{field}: give either event or date")
    if "event" in item:
        row = find_row("events", item["event"])
        date, where = row["date"], place_of(split(row["sections"])[0])
    else:
        date, where = (
            item["date"],
            place(item["evidence"]) if "evidence" in item else "",
        )
    told = date_in_words(date)
    why = f". {item['why'].rstrip('.')}" if "why" in item else ""
    return date.partition("/")[0], f"{told} ({where}){why}" if where else told + why


def _is_ordered(items: list[dict], key: dict) -> bool:
    dates = [key[item["id"]]["date"] for item in items]
    return dates == sorted(dates)


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being marked, or None."""
    known = [item["id"] for item in material["items"]]
    if not isinstance(response, list) or sorted(map(str, response)) != sorted(known):
        return f"a list of all items, each once, is expected: {', '.join(known)}"
    return "nothing has been moved yet" if response == known else None


def mark(material: dict, key: dict, response: Response) -> list[Part]:
    """Return what is said of each item, in the order of the response.

    As few items as possible are called wrong: those outside the longest row of items
    that stand in order.
    """
    texts = {item["id"]: item["text"].rstrip(".") for item in material["items"]}
    dates = {name: one["date"] for name, one in key["items"].items()}
    kept = _longest_row(response, dates)
    parts = []
    for at, name in enumerate(response):
        args = {"when": key["items"][name]["text"]}
        if name in kept:
            parts.append(Part(name, "right", None, "order.right", args))
            continue
        late = [o for o in response[:at] if o in kept and dates[o] > dates[name]]
        early = [o for o in response[at + 1 :] if o in kept and dates[o] < dates[name]]
        other = (late or early)[0]
        args |= {"other": texts[other], "then": key["items"][other]["text"]}
        message = "order.late" if late else "order.early"
        parts.append(Part(name, "wrong", "place_missed", message, args))
    return parts


def _longest_row(response: Response, dates: dict[str, str]) -> set[str]:
    """Return a longest row of items that stand in order; of several the first found."""
    rows: list[list[str]] = []
    for name in response:
        before = [row for row in rows if dates[row[-1]] <= dates[name]]
        rows.append([*max(before, key=len, default=[]), name])
    return set(max(rows, key=len))


def solve(material: dict, key: dict) -> Response:
    """Return the items by date; those of one date as the record has them."""
    ids = [item["id"] for item in material["items"]]
    return sorted(ids, key=lambda name: key["items"][name]["date"])


def edits(material: dict, right: Response) -> Iterator[tuple[str, Response]]:
    """Yield each response in which two neighbours have changed places."""
    for at in range(len(right) - 1):
        edited = [*right[:at], right[at + 1], right[at], *right[at + 2 :]]
        if not problem(material, edited):
            yield right[at], edited
