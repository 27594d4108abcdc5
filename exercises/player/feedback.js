// What the reader is told after a check: in a live region below the exercise, and as
// a short mark beside each part. Every outcome has a word and a symbol, never a colour
// alone.
import { liveRegion, make } from "./dom.js";
import { messageOf, mistakeOf, say, sayCount } from "./text.js";

const SYMBOLS = {
  right: "✓", part: "◐", wrong: "✗", consistent: "≈", unscored: "○", solution: "◆",
};

function symbol(outcome) {
  // Screen readers read the word; the symbol would only be noise.
  const props = { class: "ex-symbol", "aria-hidden": "true" };
  return make("span", props, `${SYMBOLS[outcome]} `);
}

export class Feedback {
  constructor(form, kind) {
    this.form = form;
    this.kind = kind;
    this.region = liveRegion("ex-feedback");
  }

  clear() {
    this.region.replaceChildren();
    delete this.region.dataset.outcome;
    for (const mark of this.form.querySelectorAll(".ex-mark")) mark.remove();
  }

  note(text) {
    this.clear();
    this.region.append(make("p", { class: "ex-note" }, text));
  }

  showResult(result) {
    this.clear();
    const { outcome } = result;
    const head = make("p", { class: "ex-outcome", "data-outcome": outcome },
      symbol(outcome), make("strong", {}, say(`outcome.${outcome}`)), ".");
    const scored = result.parts.filter((part) => part.outcome !== "unscored");
    if (scored.length > 1 && this.kind.isCounted) {
      const right = scored.filter((p) => ["right", "consistent"].includes(p.outcome));
      head.append(" ", sayCount("right_of", scored.length, { right: right.length }));
    }
    this.region.dataset.outcome = outcome;
    this.region.append(head, make("ul", { class: "ex-parts" },
      ...result.parts.map((part) => this.partItem(part, result.parts.length === 1))));
    for (const part of result.parts) this.mark(part.id, part.outcome);
  }

  // A single part repeats neither the headline nor the answer just given.
  partItem(part, single) {
    const item = make("li", { "data-outcome": part.outcome });
    if (!single) {
      item.append(
        make("span", { class: "ex-part" },
          symbol(part.outcome), this.kind.label(this.form, part.id)),
        make("span", { class: "ex-word" }, `${say(`outcome.${part.outcome}`)}.`), " ");
    }
    item.append(messageOf(part));
    const mistake = mistakeOf(part);
    if (mistake) {
      const name = make("em", {}, say("mistake", { name: mistake.name }));
      item.append(make("span", { class: "ex-mistake" }, name, ` ${mistake.sentence}`));
    }
    return item;
  }

  showSolution(solution) {
    this.clear();
    const { form, kind } = this;
    const items = solution.parts.map(({ id, text }) => make("li", {},
      make("span", { class: "ex-part" }, kind.label(form, id)),
      make("span", { class: "ex-word" },
        `${kind.answerWords(form, solution.response, id)}.`), " ", text));
    this.region.dataset.outcome = "solution";
    this.region.append(
      make("p", { class: "ex-outcome" }, symbol("solution"),
        make("strong", {}, say("solution"))),
      make("ul", { class: "ex-parts" }, ...items));
    for (const place of kind.solutionPlaces(form, solution.response)) {
      this.markAt(place, "solution");
    }
  }

  mark(id, outcome) {
    this.markAt(this.kind.place(this.form, id), outcome);
  }

  markAt(place, outcome) {
    if (!place) return;
    place.append(make("span", { class: "ex-mark", "data-outcome": outcome },
      " ", symbol(outcome), say(`mark.${outcome}`)));
  }

  // The answer is no longer the one that was marked.
  touched(ids) {
    for (const id of ids) {
      const place = this.kind.place(this.form, id);
      const mark = place && place.querySelector(".ex-mark");
      if (mark && mark.dataset.outcome !== "solution") mark.remove();
    }
    const marked = this.region.dataset.outcome;
    if (marked && marked !== "solution" && !this.region.querySelector(".ex-stale")) {
      this.region.prepend(make("p", { class: "ex-note ex-stale" }, say("stale")));
    }
  }
}
