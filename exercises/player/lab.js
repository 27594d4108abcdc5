// The lab of a verdict exercise: choose case, definition and reading, change the value
// of a criterion, and read what the definition then says. Nothing of it is saved.
import { legendOf } from "./controls.js";
import { button, goTo, liveRegion, make, selectOf, slugOf } from "./dom.js";
import { codingsOf } from "./marks/verdict.js";
import { conflicts, criteria, judge, VALUES } from "./logic.js";
import { roleChanges, rolesOf } from "./roles.js";
import { inWords, say, wordFor } from "./text.js";
import { formulaInWords, verdictInWords } from "./verdict_words.js";

export function startLab(root, payload) {
  const place = root.querySelector("[data-lab]");
  const { lab, parts } = payload.material;
  const live = new Lab(place, lab, slugOf(payload.id), parts[0]);
  live.start();
  for (const part of parts) {
    const set = button(say("lab.set"), () => live.set(part, set));
    set.classList.add("ex-set");
    legendOf(root, part.id).after(set);
  }
}

class Lab {
  constructor(place, lab, slug, first) {
    this.place = place;
    this.lab = lab;
    this.slug = `ex-${slug}-lab`;
    this.chosen = { ...first };
    this.values = {};
  }

  // The lab stands far above most questions: the reader is taken there and back.
  set(part, from) {
    this.chosen = { ...part };
    this.drawChoices();
    this.takeCoding();
    this.from = from;
    this.toQuestion.hidden = false;
    goTo(this.place);
  }

  get definition() {
    return this.lab.definitions.find(({ id }) => id === this.chosen.definition);
  }

  get reading() {
    const { readings } = this.definition;
    return readings.find(({ id }) => id === this.chosen.reading) || readings[0];
  }

  get codings() {
    return codingsOf(this.lab, this.chosen.case, this.reading);
  }

  start() {
    this.controls = make("div", { class: "ex-lab-choices" });
    this.needs = make("p", { class: "ex-lab-needs" });
    this.list = make("ul", { class: "ex-criteria" });
    this.result = liveRegion("ex-verdict");
    this.warning = liveRegion("ex-note");
    this.back = button(say("lab.back"), () => this.takeCoding());
    this.toQuestion = button(say("lab.return"), () => goTo(this.from));
    this.toQuestion.hidden = true;
    this.back.hidden = true;
    this.place.replaceChildren(
      make("p", { class: "ex-lab-title", id: this.slug }, say("lab.title")),
      this.controls, this.needs, this.list,
      this.warning,
      // Closed: a reader who sees the verdict no longer has to find it.
      make("details", { class: "ex-reveal" },
        make("summary", {}, say("lab.show"), " ",
          make("span", { class: "ex-small" }, say("lab.first"))), this.result),
      make("p", { class: "ex-buttons" }, this.back, this.toQuestion));
    this.place.setAttribute("role", "group");
    this.place.tabIndex = -1;
    this.place.setAttribute("aria-labelledby", this.slug);
    this.drawChoices();
    this.takeCoding();
  }

  drawChoices() {
    this.controls.replaceChildren(
      this.choice("case", this.lab.cases),
      this.choice("definition", this.lab.definitions),
      this.choice("reading", this.definition.readings));
  }

  // A list with one entry is no choice and is shown as text.
  choice(name, list) {
    if (list.length === 1) {
      return make("p", { class: "ex-field" },
        make("span", { class: "ex-label" }, say(`lab.${name}`)),
        make("span", { class: "ex-only" }, list[0].name));
    }
    const id = `${this.slug}-${name}`;
    const choices = list.map((one) => [one.id, one.name]);
    return selectOf(id, say(`lab.${name}`), choices, this.chosen[name], (value) => {
      this.chosen[name] = value;
      if (name === "definition") this.definitionChosen();
      this.takeCoding();
    });
  }

  // Only the list of readings is made anew: the list in use must keep the focus.
  definitionChosen() {
    const { readings } = this.definition;
    this.chosen.reading = readings[0].id;
    this.controls.lastChild.replaceWith(this.choice("reading", readings));
  }

  takeCoding() {
    this.back.hidden = true;
    this.values = {};
    for (const { id } of this.reading.criteria) {
      if (this.codings[id]) this.values[id] = this.codings[id].value;
    }
    this.labels = Object.fromEntries(this.reading.criteria.map((c) => [c.id, c.label]));
    const formula = formulaInWords(this.reading.formula, this.labels);
    const place = this.definition.place ? ` (${this.definition.place})` : "";
    this.needs.textContent = say("lab.needs", { formula, place });
    const tested = criteria(this.reading.formula);
    this.list.replaceChildren(...this.reading.criteria.map(
      (criterion) => this.criterionItem(criterion, tested.includes(criterion.id))));
    this.judge();
  }

  criterionItem(criterion, isTested) {
    const { id, label, question, counts } = criterion;
    const changed = make("span", { class: "ex-changed" });
    return make("li", { class: "ex-criterion" },
      make("div", {},
        make("p", { class: "ex-criterion-name" }, label),
        make("p", {}, question),
        make("p", { class: "ex-small" },
          `${say("lab.counts")}: ${wordFor("counts", counts)}.`)),
      this.codingText(this.codings[id]),
      isTested ? this.valueSelect(id, label, changed)
        : make("p", { class: "ex-small" }, say("lab.aside")));
  }

  codingText(coding) {
    if (!coding) return make("p", { class: "ex-coding" }, say("lab.uncoded"));
    const value = make("strong", {},
      say("lab.course", { value: wordFor("value", coding.value) }));
    const place = coding.place ? ` (${coding.place})` : "";
    return make("p", { class: "ex-coding" }, value, ` ${coding.reason}${place}`);
  }

  valueSelect(id, label, changed) {
    const coded = this.codings[id] && this.codings[id].value;
    const choices = VALUES.map((value) => [value, wordFor("value", value)]);
    if (!coded) choices.unshift(["", say("lab.choose")]);
    const field = selectOf(`${this.slug}-${id}`, say("lab.value"), choices,
      this.values[id] || "", (value) => {
        if (value) this.values[id] = value;
        else delete this.values[id];
        changed.textContent = value === (coded || "") ? "" : say("lab.changed");
        this.back.hidden = false;
        this.judge();
      });
    field.querySelector("select").setAttribute(
      "aria-label", say("lab.value_of", { criterion: label }));
    field.append(changed);
    return field;
  }

  judge() {
    const { formula } = this.reading;
    const open = criteria(formula).filter((id) => !this.values[id]);
    const quoted = (id) => `‘${this.labels[id] || id}’`;
    this.warning.replaceChildren(...this.impossible(quoted));
    if (open.length) {
      const list = inWords(open.map(quoted));
      this.result.replaceChildren(make("p", {}, say("lab.incomplete", { list })));
      return;
    }
    const { entails } = this.lab;
    const judgement = judge(formula, this.values, { entails });
    const ties = { entails, plain: judge(formula, this.values) };
    const roles = rolesOf(formula);
    const changes = roles ? roleChanges(roles, this.values) : [];
    this.result.replaceChildren(...verdictInWords(judgement, quoted, ties, changes));
  }

  // Values that contradict each other are shown all the same, with a warning.
  impossible(quoted) {
    return conflicts(this.values, this.lab.entails).map(([a, b]) =>
      make("p", {}, say("lab.impossible", { a: quoted(a), b: quoted(b) })));
  }
}
