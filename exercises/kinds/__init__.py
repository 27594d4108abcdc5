"""The kinds of exercise: for each what a record becomes, and how a response is marked.

Each module has the same five functions. `build(data)` turns what an author wrote into
material (all that a reader sees) and key. `problem(material, response)` says what keeps
a response from being marked. `mark(material, key, response)` gives the parts of a
result, `solve(material, key)` a right response, and `edits(material, right)` responses
beside it, for tests.
"""

from . import argue, choice, code, estimate, order, roles, sort, verdict, write

KINDS = {
    "choice": choice,
    "sort": sort,
    "order": order,
    "build": roles,
    "code": code,
    "verdict": verdict,
    "estimate": estimate,
    "argue": argue,
    "write": write,
}

# In these a response has an answer for each part and no other, and what is said of a
# part hangs on the answer to that part alone.
PART_BY_PART = frozenset({"argue", "code", "sort", "verdict"})
