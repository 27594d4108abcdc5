"""A commented record of any kind, to be filled in: ``python -m exercises new KIND``."""

import re
from pathlib import Path

from .catalogue import suggest
from .kinds import KINDS
from .records import BANK, RecordError, record_names
from .toc import pages

HEAD = """\
# An exercise of the kind '{kind}'. Replace every text in capitals, then run
#   .venv/bin/python -m exercises check
#   .venv/bin/python -m exercises preview {path}
# All fields: exercises/record.schema.json. How to: 'Write an exercise' in the book's
# instructor's part.
kind = "{kind}"
revision = 1                # raise it when prompt or material changes
title = "A SHORT NOUN PHRASE"
objective = "WHAT THE READER CAN DO AFTERWARDS."
route = "core"              # core, more or masters
level = "apply"             # remember, understand, apply, analyse or evaluate
minutes = 4
prompt = \"\"\"
THE TASK, IN A FEW SENTENCES.
\"\"\"
hints = [                   # one to three: a question, a method, a near-answer
  "A QUESTION THAT POINTS THE WAY?",
  "A METHOD.",
  "ALMOST THE ANSWER.",
]
sources = ["snyder_alliance"]   # ids of evidence, definitions or sources: data/*.csv
"""

BODIES = {
    "choice": """\
select = "one"              # one or several

[[options]]
id = "first"
text = "A RIGHT ANSWER."
right = true
feedback = "WHY IT IS RIGHT."

[[options]]
id = "second"
text = "A WRONG ANSWER THAT SOMEBODY WOULD GIVE."
right = false
mistake = "hedge_dropped"   # a kind of mistake, from the list in the guide
feedback = "WHY IT IS NOT, AND WHAT TO LOOK AT AGAIN."
# evidence = "an id of data/evidence.csv": its place is added to the feedback
""",
    "sort": """\
show_places = false         # whether the place of each item's evidence is shown

[[bins]]
id = "text"
text = "WHAT IS WRITTEN"

[[bins]]
id = "practice"
text = "WHAT IS DONE"

# Whoever chooses a wrong bin must be told why: once for all items, as here, or for
# one item, as in the last.
[[confusions]]
from = "text"               # where an item belongs
to = "practice"             # where the reader has put it
mistake = "text_for_practice"
text = "WHY IT DOES NOT BELONG THERE."

[[items]]
id = "item_one"
text = "SOMETHING TO PUT INTO A BIN."
bins = ["text"]             # or contested = true, with course = "text"
why = "WHY IT BELONGS THERE."

[[items]]
id = "item_two"
text = "SOMETHING ELSE."
bins = ["practice"]
why = "WHY IT BELONGS THERE."
wrong.text = { mistake = "text_for_practice", text = "WHY IT DOES NOT." }
""",
    "order": """\
[[items]]                   # mixed, not in the right order
id = "later"
text = "WHAT HAPPENED LATER."
event = "bishkek_summit"    # an id of data/events.csv; or date = "2007-08-16"

[[items]]
id = "earlier"
text = "WHAT HAPPENED EARLIER."
event = "sco_founding"

[[items]]
id = "last"
text = "WHAT HAPPENED LAST."
event = "bucharest_summit"
""",
    "build": """\
definition = "modelski"     # its roles are accepted; or use accept alone
criteria = ["military_collaboration", "third_party", "defence_first", "offence"]

[[accept]]                  # a rival reading that can be defended, with its name
name = "A RIVAL READING"
note = "WHY IT CAN BE DEFENDED."
[accept.roles]
necessary = ["military_collaboration"]
indicator = ["third_party"]
""",
    "code": """\
case = "sco"                # an id of data/cases.csv
definition = "modelski"     # it says which evidence counts
criteria = ["third_party"]  # criteria of that definition
evidence = [                # pieces to choose from; what bears on what is in data/
  "tt_p4_charter_not_directed",
  "tt_p4_peace_mission_2005_signal",
]
""",
    "verdict": """\
cases = ["sco"]             # cases of the lab, or "all"
definitions = ["snyder_alliance"]

[[parts]]
id = "verdict"
ask = "verdict"             # verdict, settles, pivots or flip
definition = "snyder_alliance"
case = "sco"
prompt = "WHAT DOES THE DEFINITION SAY OF THE CASE?"
""",
    "estimate": """\
[[parts]]
id = "share"
asks = "number"             # number or probability
prompt = "HOW MANY?"
unit = "%"
least = 0
most = 100
fact = 36.9
near = 5                    # how far off still counts as right
why = "THE FACT, IN WORDS."
evidence = "atop_shares"

[[parts]]
id = "chance"
asks = "probability"
prompt = "HOW LIKELY WAS IT?"
fact = 1                    # 1 it happened, 0 it did not; without it: undecidable
why = "WHAT HAPPENED."
""",
    "argue": """\
# roles = ["premise", "hidden", "conclusion"]   # if not all six are offered

[[nodes]]
id = "reason"
text = "WHAT IS SAID AS A REASON."
role = "premise"            # premise, hidden, conclusion, rebuts, undercuts or aside
why = "WHY IT IS ONE."

[[nodes]]
id = "unsaid"
text = "WHAT IS NOT SAID AND NEEDED."
role = "hidden"
why = "WHY THE STEP NEEDS IT."

[[nodes]]
id = "end"
text = "WHAT IT IS TO SHOW."
role = "conclusion"
why = "WHY THE OTHERS ARE ABOUT IT."
""",
    "write": """\
least_words = 5             # of the reader; the model has no fewer
model = \"\"\"
ONE GOOD ANSWER AMONG SEVERAL.
\"\"\"

[[rubric]]
id = "claim"
text = "IT SAYS WHAT IS CLAIMED."
note = "WHERE TO LOOK AGAIN IF IT DOES NOT."

[[rubric]]
id = "ground"
text = "IT SAYS ON WHAT GROUND."
note = "WHERE TO LOOK AGAIN IF IT DOES NOT."
""",
}


def record_text(kind: str, path: str) -> str:
    """Return a commented record of a kind, valid as it stands.

    Raises
    ------
    RecordError
        If there is no such kind.

    Examples
    --------
    >>> record_text("order", "x.toml").splitlines()[5]
    'kind = "order"'
    """
    if kind not in KINDS:
        raise RecordError(f"no kind {kind!r}; expected one of {', '.join(KINDS)}")
    return HEAD.format(kind=kind, path=path) + "\n" + BODIES[kind]


def left_over(text: str) -> list[str]:
    """Return the texts of the form that stand in a record still.

    Examples
    --------
    >>> left_over('title = "A SHORT NOUN PHRASE"')
    ['A SHORT NOUN PHRASE']
    """
    forms = HEAD + "".join(BODIES.values())
    asked = re.findall(r"\b[A-Z](?:[A-Z’]|[ ,](?=[A-Z ])){6,}[A-Z]", forms)
    return [one for one in dict.fromkeys(asked) if one in text]


def write_record(kind: str, name: str, bank: Path = BANK) -> Path:
    """Write a commented record into the bank, and return its path.

    Parameters
    ----------
    kind : str
        One of the kinds.
    name : str
        Chapter and name, such as ``five_steps/find_the_hedge``.

    Raises
    ------
    RecordError
        If the name is not of that form or stands already, or there is no such chapter.
    """
    chapter, _, verb = name.partition("/")
    words = [*chapter.split("_"), *verb.split("_")]
    if not verb or not all(word.isalnum() and word.islower() for word in words):
        raise RecordError(
            f"{name!r}: expected chapter/verb_noun in small letters, such as "
            "five_steps/find_the_hedge"
        )
    known = {one.split("/")[0] for one in record_names()}
    known |= {page.path.stem for page in pages()}
    if chapter not in known:
        raise RecordError(
            f"{name!r}: no chapter {chapter!r}; {suggest(chapter, known)}"
        )
    path = bank / f"{name}.toml"
    if path.exists():
        raise RecordError(f"{path}: stands already; choose another name")
    text = record_text(kind, str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
