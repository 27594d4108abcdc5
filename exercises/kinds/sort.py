"""Sort: the reader puts items into bins."""

from collections.abc import Iterator

from ..catalogue import place
from ..results import Part
from .shared import Built, one_of, parts_problem, unique, with_place

Response = dict[str, str]


def build(data: dict) -> Built:
    """Return material and key."""
    bins = [one["id"] for one in data["bins"]]
    unique(bins, "bins")
    unique([item["id"] for item in data["items"]], "items")
    shared = {}
    for number, one in enumerate(data.get("confusions", ())):
        for end in ("from", "to"):
            lost = one_of(one[end], bins)
            if lost:
                raise ValueError(f"confusions[{number}].{end}: {lost}")
        shared[one["from"], one["to"]] = one
    items, key, silent = [], {}, []
    for number, item in enumerate(data["items"]):
        field = f"items[{number}]"
        shown = data.get("show_places", False) and "evidence" in item
        where = place(item["evidence"]) if shown else ""
        items.append({"id": item["id"], "text": item["text"], "place": where})
        key[item["id"]] = _key(item, bins, shared, field)
        silent += [(number, one) for one in bins if one in key[item["id"]]["silent"]]
        del key[item["id"]]["silent"]
    if silent:
        number, one = silent[0]
        right = data["items"][number]["bins"][0]
        rest = f" ({len(silent) - 1} more of this kind)" if len(silent) > 1 else ""
        raise ValueError(
            f"items[{number}]: nothing is said to readers who choose {one!r}; add "
            f"wrong.{one}, or for all items a confusion from {right!r} to {one!r}{rest}"
        )
    return {"bins": data["bins"], "items": items}, {"items": key}


def _key(item: dict, bins: list[str], shared: dict, field: str) -> dict:
    contested = item.get("contested", False)
    right = item.get("bins", [])
    if contested == bool(right):
        raise ValueError(f"{field}: give either bins or contested = true")
    if contested != ("course" in item):
        raise ValueError(f"{field}.course: a contested item, and no other, names a bin")
    named = [*right, *item.get("wrong", {}), item.get("course", bins[0])]
    unknown = [one for one in named if one not in bins]
    if unknown:
        raise ValueError(f"{field}: {unknown[0]!r} is not one of {', '.join(bins)}")
    wrong, silent = {}, []
    for one in [] if contested else bins:
        if one in right:
            continue
        said = item.get("wrong", {}).get(one) or shared.get((right[0], one))
        if said is None:
            silent.append(one)
            continue
        text = with_place(said["text"], item.get("evidence"))
        wrong[one] = {"mistake": said["mistake"], "text": text}
    return {
        # The first is the one that a solution shows.
        "bins": right or sorted(bins, key=lambda one: one != item["course"]),
        "contested": contested,
        "text": with_place(item["why"], item.get("evidence")),
        "wrong": wrong,
        "silent": silent,
    }


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being marked, or None."""
    bins = [one["id"] for one in material["bins"]]
    ids = (item["id"] for item in material["items"])
    return parts_problem(response, ids, lambda _, given: one_of(given, bins))


def mark(material: dict, key: dict, response: Response) -> list[Part]:
    """Return what is said of each item."""
    parts = []
    for item in material["items"]:
        name, one = item["id"], key["items"][item["id"]]
        chosen, text = response[name], {"text": one["text"]}
        if one["contested"]:
            parts.append(Part(name, "unscored", None, "item.contested", text))
        elif chosen in one["bins"]:
            parts.append(Part(name, "right", None, "item.right", text))
        else:
            wrong = one["wrong"][chosen]
            text = {"text": wrong["text"]}
            parts.append(Part(name, "wrong", wrong["mistake"], "item.wrong", text))
    return parts


def solve(material: dict, key: dict) -> Response:
    """Return the first right bin of each item; of a contested one the course's."""
    return {i["id"]: key["items"][i["id"]]["bins"][0] for i in material["items"]}


def edits(material: dict, right: Response) -> Iterator[tuple[str, Response]]:
    """Yield each response that differs from the right one in one item."""
    for item in material["items"]:
        for one in material["bins"]:
            if one["id"] != right[item["id"]]:
                yield item["id"], right | {item["id"]: one["id"]}
