// What the reader is told after a check. Each reason stands under the part that it is
// about; outcome, count and kinds of mistake stand in a live region below the exercise.
// Every outcome has a word and a symbol, never a colour alone.
import { inputsOf, openParts, partsOf } from "./controls.js";
import { button, goTo, liveRegion, make } from "./dom.js";
import { inWords, messageOf, mistakeOf, say, sayCount } from "./text.js";

const SYMBOLS = {
  right: "✓", part: "◐", wrong: "✗", missed: "✗", consistent: "≈", unscored: "○",
  solution: "◆", open: "□",
};

// What is said of an answer as a whole, beside its parts.
const WHOLE = "whole";

function symbol(outcome) {
  // Screen readers read the word; the symbol would only be noise.
  const props = { class: "ex-symbol", "aria-hidden": "true" };
  return make("span", props, `${SYMBOLS[outcome]} `);
}

// " 2 of 8 marked items are right; one carries no mark."
function countOf(parts, kind) {
  const scored = parts.filter((part) => part.outcome !== "unscored");
  if (scored.length < 2) return "";
  const right = scored.filter((p) => ["right", "consistent"].includes(p.outcome)).length;
  const rest = parts.length - scored.length;
  const of = scored.length + (rest ? say("marked") : "");
  return ` ${sayCount(kind.rightOf || "right_of", right, { of })}${rest ? sayCount("no_mark", rest) : ""}.`;
}

// Each kind of mistake once, with how often it was made.
function mistakesIn(parts) {
  const found = new Map();
  for (const part of parts.filter(mistakeOf)) {
    found.set(part.mistake, [...(found.get(part.mistake) || []), part]);
  }
  if (!found.size) return [];
  const lines = [...found.values()].map((alike) => {
    const { name, sentence } = mistakeOf(alike[0]);
    const times = alike.length > 1 ? say("times", { n: alike.length }) : "";
    return make("li", {}, make("em", {}, name), `${times}: ${sentence}`);
  });
  return [
    make("p", { class: "ex-label" }, sayCount("mistakes", lines.length)),
    make("ul", {}, ...lines),
  ];
}

export class Feedback {
  constructor(form, kind) {
    this.form = form;
    this.kind = kind;
    this.region = liveRegion("ex-feedback");
    // For each part, functions that take back what stands beside it.
    this.beside = new Map();
  }

  // One question with one answer: its reason needs no other place than the region.
  get isShort() {
    if (this.kind.isLong) return false;
    const inputs = inputsOf(this.form);
    return inputs.every(({ type, name }) => type === "radio" && name === inputs[0].name);
  }

  clear() {
    this.show("");
    this.takeBack([...this.beside.keys()]);
  }

  show(outcome, ...nodes) {
    this.region.dataset.outcome = outcome;
    this.region.replaceChildren(...nodes);
  }

  takeBack(ids) {
    for (const id of ids) {
      for (const undo of this.beside.get(id) || []) undo();
      this.beside.delete(id);
    }
  }

  note(text) {
    this.clear();
    this.show("", make("p", { class: "ex-note" }, text));
  }

  // What still lacks an answer: named beside each part, counted in the region.
  showOpen() {
    if (!this.kind.isCounted || this.kind.missing) {
      this.note(`${say(this.kind.missing || "choice.missing")} ${say("no_attempt")}`);
      return;
    }
    this.clear();
    this.count = make("span");
    this.show("open",
      make("p", { class: "ex-note" }, this.count, " ", say("no_attempt")),
      button(say("open.go"), () => this.goToOpen()));
    for (const id of openParts(this.form)) this.mark(id, "open");
    this.countOpen();
  }

  countOpen() {
    const n = openParts(this.form).length;
    if (!n) this.clear();
    this.count.textContent = sayCount("open", n, { of: partsOf(this.form).length });
  }

  goToPart(id) {
    const place = this.kind.place(this.form, id);
    const owner = place.closest("fieldset, li");
    goTo(place.querySelector("input") || owner.querySelector("input, button"));
  }

  goToOpen() {
    const [first] = openParts(this.form);
    goTo(inputsOf(this.form, first)[0]);
  }

  showResult({ outcome, parts }) {
    // What is said of the whole is no item of it.
    const items = parts.filter(({ id }) => id !== WHOLE);
    const count = this.kind.isCounted ? countOf(items, this.kind) : "";
    this.headline(outcome, count, parts);
    const again = items.find((part) => ["wrong", "part"].includes(part.outcome));
    if (again && !this.isShort) {
      this.region.append(button(say("wrong.go"), () => this.goToPart(again.id)));
    }
    this.region.append(...mistakesIn(parts));
    for (const part of parts) {
      // The option itself is right, and leaving it out was not.
      const missed = part.message === "option.missed";
      if (part.id !== WHOLE) this.mark(part.id, missed ? "missed" : part.outcome);
      this.explain(part.id, messageOf(part), part.outcome === "right");
    }
  }

  showSolution({ response, parts }) {
    const { form, kind } = this;
    const answer = inWords(kind.describe(form, response));
    this.headline("solution", "", [], `${answer}. ${parts[0].text}`);
    if (kind.solutionList) {
      const lines = kind.solutionList(form, parts);
      this.region.append(make("ol", {}, ...lines.map((line) => make("li", {}, line))));
      return;
    }
    // Where careful readers differ there is no solution, only what the course chose.
    const contested = parts.filter((p) => p.outcome === "unscored").map((p) => p.id);
    for (const place of kind.solutionPlaces(form, response)) {
      const { part } = place.querySelector("input").dataset;
      const word = contested.includes(part) ? "contested" : "solution";
      this.markAt(place, "solution", part, say(`mark.${word}`));
    }
    for (const part of parts) this.explain(part.id, part.text);
  }

  headline(outcome, count, parts, reason = messageOf(parts[0])) {
    const { reasons = () => "reasons" } = this.kind;
    this.clear();
    this.show(outcome,
      make("p", { class: "ex-outcome", "data-outcome": outcome },
        symbol(outcome), make("strong", {}, say(`outcome.${outcome}`)), `.${count}`),
      this.kind.solutionList && outcome === "solution" ? ""
        : make("p", {}, this.isShort ? reason : say(reasons(parts))));
  }

  mark(id, outcome) {
    if (this.kind.isUnmarked && outcome === "unscored") return;
    const { marks = "mark" } = this.kind;
    const word = say(`${outcome === "open" ? "mark" : marks}.${outcome}`);
    this.markAt(this.kind.place(this.form, id), outcome, id, word);
  }

  markAt(place, outcome, id, word) {
    if (!place) return;
    const mark = make("span", { class: "ex-mark", "data-outcome": outcome },
      " ", symbol(outcome), word);
    place.append(mark);
    this.onTakeBack(id, () => mark.remove());
  }

  onTakeBack(id, undo) {
    this.beside.set(id, [...(this.beside.get(id) || []), undo]);
  }

  // A reason is read out with the group, or the option, that it belongs to. Of a right
  // answer few want to read more, so it is folded.
  explain(id, text, isFolded = false) {
    if (this.isShort) return;
    const place = this.kind.place(this.form, id);
    const owner = place.querySelector("input") || place.closest("li") || place.parentElement;
    const said = isFolded
      ? make("details", { class: "ex-said" },
        make("summary", {}, say("why_right")), make("p", {}, text))
      : make("p", { class: "ex-said", id: `${this.form.parentElement.id}-${id}` }, text);
    const buttons = owner.querySelector(".ex-moves");
    if (buttons) buttons.before(said);
    else if (owner.contains(place)) owner.append(said);
    else place.after(said);
    if (!isFolded) owner.setAttribute("aria-describedby", said.id);
    this.onTakeBack(id, () => {
      said.remove();
      owner.removeAttribute("aria-describedby");
    });
  }

  // The answer is no longer the one that was marked.
  touched(ids) {
    const { outcome } = this.region.dataset;
    // The solution stays right, whatever is chosen now.
    if (outcome === "solution") return;
    this.takeBack(ids);
    if (outcome === "open") this.countOpen();
    else if (outcome && !this.region.querySelector(".ex-stale")) {
      this.region.prepend(make("p", { class: "ex-note ex-stale" }, say("stale")));
    }
  }
}
