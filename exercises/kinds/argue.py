"""Argue: the reader gives each sentence of an argument the part that it plays.

It is sorting into roles: premise, hidden premise, conclusion, rebuttal (speaks against
the conclusion), undercutter (speaks against the step to it), or none of these.
"""

from ..results import messages
from . import sort
from .shared import Built
from .sort import edits, mark, problem, solve

__all__ = ["build", "edits", "mark", "problem", "solve"]


def build(data: dict) -> Built:
    """Return material and key, as those of an exercise in sorting.

    What is said of a wrong role is derived from both roles where the record is silent.
    """
    words = messages()["argument"]
    roles = data.get("roles", list(words))
    return sort.build(
        {
            "bins": [
                {"id": role, "short": words[role]["name"], "text": words[role]["text"]}
                for role in roles
            ],
            "items": [_item(node, roles, words) for node in data["nodes"]],
            "show_places": True,
        }
    )


def _item(node: dict, roles: list[str], words: dict) -> dict:
    role = node["role"]
    if role not in roles:
        raise ValueError(f"nodes: {node['id']}: {role!r} is not one of its roles")
    derived = {
        other: {
            "mistake": words[other]["mistake"],
            "text": f"{words[other]['not']} {node['why']}",
        }
        for other in roles
        if other != role
    }
    item = {key: node[key] for key in ("id", "text", "evidence", "why") if key in node}
    return item | {"bins": [role], "wrong": derived | node.get("wrong", {})}
