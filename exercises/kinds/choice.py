"""Choice: the reader picks one option, or several."""

from collections.abc import Iterator

from ..results import Part
from .shared import Built, unique, with_place


def build(data: dict) -> Built:
    """Return material and key."""
    options, key = [], {}
    unique([option["id"] for option in data["options"]], "options")
    several = data["select"] == "several"
    right = sum(option["right"] for option in data["options"])
    if right == 0 or (right > 1 and not several):
        raise ValueError(f"options: {right} are right; expected one, or select several")
    for number, option in enumerate(data["options"]):
        field, evidence = f"options[{number}]", option.get("evidence")
        if not option["right"] and "mistake" not in option:
            raise ValueError(f"{field}.mistake: missing; a wrong option names one")
        if option["right"] and several and not {"missed", "mistake"} <= set(option):
            raise ValueError(
                f"{field}: missed and mistake are needed, for readers who leave it out"
            )
        options.append({"id": option["id"], "text": option["text"]})
        key[option["id"]] = {
            "right": option["right"],
            "text": with_place(option["feedback"], evidence),
            "mistake": option.get("mistake"),
            "missed": with_place(option.get("missed", ""), evidence),
        }
    return {"select": data["select"], "options": options}, {"options": key}


def problem(material: dict, response: object) -> str | None:
    """Return what keeps a response from being marked, or None."""
    known = [option["id"] for option in material["options"]]
    if not isinstance(response, list):
        return f"a list of option ids is expected, such as [{known[0]!r}]"
    if not response:
        return "nothing is chosen"
    for chosen in response:
        if chosen not in known:
            return f"{chosen!r} is not one of {', '.join(known)}"
    if len(set(response)) < len(response):
        return "an option is chosen twice"
    if material["select"] == "one" and len(response) > 1:
        return "only one option can be chosen"
    return None


def mark(material: dict, key: dict, response: list[str]) -> list[Part]:
    """Return what is said of each option that was chosen, or missed."""
    parts = []
    for option in material["options"]:
        name, one = option["id"], key["options"][option["id"]]
        text, mistake = {"text": one["text"]}, one["mistake"]
        if name in response and one["right"]:
            parts.append(Part(name, "right", None, "option.right", text))
        elif name in response:
            parts.append(Part(name, "wrong", mistake, "option.wrong", text))
        elif one["right"] and material["select"] == "several":
            text = {"text": one["missed"]}
            parts.append(Part(name, "wrong", mistake, "option.missed", text))
    return parts


def solve(material: dict, key: dict) -> list[str]:
    """Return the right options."""
    ids = [option["id"] for option in material["options"]]
    return [name for name in ids if key["options"][name]["right"]]


def edits(material: dict, right: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each response that differs from the right one in one option."""
    ids = [option["id"] for option in material["options"]]
    for name in ids:
        if material["select"] == "one":
            edited = [name]
        else:
            edited = [one for one in ids if (one in right) != (one == name)]
        if edited and edited != right:
            yield name, edited
