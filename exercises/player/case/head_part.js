// The case itself, and the definitions that it will be read with.
import { criteria } from "../logic.js";
import { liveRegion, make } from "../dom.js";
import { say } from "../text.js";
import { formulaInWords } from "../verdict_words.js";
import { choiceField, heading, note, Part, textField } from "./fields.js";
import { labelsOf } from "./memo.js";
import { CASE_UNITS, chosenReadings, MOST_DEFINITIONS } from "./model.js";

export class CasePart extends Part {
  draw() {
    const head = this.one.case;
    const field = (name, more = {}) => textField({
      id: `${this.slug}-${name}`, label: say(`case.${name}`), value: head[name],
      onchange: (text) => this.change((one) => { one.case[name] = text; }), ...more,
    });
    const units = CASE_UNITS.map((unit) => [unit, say(`case.unit.${unit}`)]);
    this.root.replaceChildren(
      heading("case", this.slug), field("name"),
      choiceField({
        id: `${this.slug}-unit`, label: say("case.unit"), value: head.unit,
        choices: [["", say("case.choose")], ...units],
        onchange: (unit) => this.change((one) => { one.case.unit = unit; }),
      }),
      field("as_of"),
      field("agreements", { rows: 3, help: say("case.agreements.help") }),
      textField({
        id: `${this.slug}-coder`, label: say("case.coder"), value: this.one.coder,
        help: say("case.coder.help"),
        onchange: (text) => this.change((one) => { one.coder = text; }),
      }));
  }

  // What others change does not show here.
  changed() {}
}

export class DefinitionsPart extends Part {
  draw() {
    this.warning = liveRegion("ex-note");
    this.fields = make("div", {});
    this.root.replaceChildren(heading("definitions", this.slug),
      choiceField({
        id: `${this.slug}-concept`, label: say("case.concept"), value: this.one.concept,
        choices: this.material.concepts.map(({ id, name }) => [id, name]),
        onchange: (concept) => this.take(concept),
      }),
      note(say("case.definitions.concept")), this.fields, this.warning);
    this.drawFields();
  }

  changed() {}

  take(concept) {
    this.change((one) => {
      one.concept = concept;
      one.definitions = [];
    });
    this.drawFields();
  }

  get choices() {
    return this.material.definitions.filter(({ concept }) => concept === this.one.concept)
      .flatMap(({ id, name, readings }) => readings.map((reading) => [
        `${id} ${reading.id}`, readings.length > 1
          ? say("case.verdict.under", { definition: name, reading: reading.name }) : name,
      ]));
  }

  drawFields() {
    const chosen = this.one.definitions.map((one) => `${one.definition} ${one.reading}`);
    this.chosen = Array.from({ length: MOST_DEFINITIONS }, (_, n) => chosen[n] || "");
    this.told = this.chosen.map(() => make("p", { class: "ex-small case-needs" }));
    this.fields.replaceChildren(...this.chosen.flatMap((value, n) => [
      choiceField({
        id: `${this.slug}-${n}`, label: say("case.definition", { n: n + 1 }), value,
        choices: [["", say("case.definition.none")], ...this.choices],
        onchange: (name) => this.choose(n, name),
      }), this.told[n]]));
    this.tell();
  }

  choose(n, name) {
    this.chosen[n] = name;
    const names = this.chosen.filter(Boolean);
    const isTwice = new Set(names).size < names.length;
    this.warning.textContent = isTwice ? say("case.definitions.same") : "";
    this.change((one) => {
      one.definitions = [...new Set(names)].map((both) => {
        const [definition, reading] = both.split(" ");
        return { definition, reading };
      });
    });
    this.tell();
  }

  tell() {
    const labels = labelsOf(this.material);
    const found = chosenReadings(this.material, this.one);
    this.chosen.forEach((name, n) => {
      const mine = found.find(({ definition, reading }) =>
        `${definition.id} ${reading.id}` === name);
      this.told[n].textContent = mine ? [
        mine.definition.paraphrase,
        say("case.needs", { formula: formulaInWords(mine.reading.formula, labels) }),
      ].join(" ") : "";
      this.told[n].hidden = !mine || !criteria(mine.reading.formula).length;
    });
  }
}
