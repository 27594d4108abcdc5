// Criterion by criterion: value, evidence, reason. It warns and never stops anybody.
import { liveRegion, make } from "../dom.js";
import { VALUES } from "../logic.js";
import { inWords, say, wordFor } from "../text.js";
import { pieceName } from "./evidence_part.js";
import { choiceField, heading, note, Part, radioField, textField } from "./fields.js";
import { cellNames, quotedWith } from "./memo.js";
import { blankCoding, cellsOf, warningsOf } from "./model.js";

/** A warning in words. */
export function warningInWords(material, { id, cell, args }, isListed) {
  const quoted = quotedWith(material);
  const text = say(`case.warn.${id}`, {
    list: args.ids ? inWords(args.ids.map((one) => one.toUpperCase())) : "",
    counts: args.counts ? wordFor("counts", args.counts) : "",
    a: args.a ? quoted(args.a) : "", b: args.b ? quoted(args.b) : "",
  });
  return cell && isListed ? `${cellNames(material, [cell])[0]}: ${text}` : text;
}

/** The choices of a value: the five, and none. */
export function valueChoices() {
  const values = VALUES.map((value) => [value, wordFor("value", value)]);
  return [["", say("case.value.none")], ...values];
}

/** The coding of a cell, made when it is first needed. */
export function codingFor(one, key) {
  return one.codings[key] || (one.codings[key] = blankCoding());
}

export class CodingsPart extends Part {
  constructor(desk, root) {
    super(desk, root);
    this.rulesOpen = new Set();
  }

  draw() {
    const cells = cellsOf(this.material, this.one);
    this.warned = new Map();
    this.count = make("p", { class: "ex-small" });
    this.general = liveRegion("ex-note case-warning");
    const items = cells.map((cell) => this.cell(cell));
    this.root.replaceChildren(heading("codings", this.slug),
      radioField({
        name: `${this.slug}-alone`, legend: say("case.alone"), value: String(this.one.alone),
        choices: ["true", "false", "null"].map((name) => [name, say(`case.alone.${name}`)]),
        onchange: (name) => this.change((one) => { one.alone = JSON.parse(name); }),
      }),
      make("p", { class: "ex-small" }, say("case.alone.why")),
      ...(cells.length ? [this.count, this.general, ...items]
        : [note(say("case.codings.none"))]));
    this.warn();
  }

  cell(cell) {
    const { key, criterion, counts, label, asked } = cell;
    const { question, rules } = this.material.criteria[criterion];
    const id = `${this.slug}-${key.replace(":", "-")}`;
    const args = { criterion: label, counts: wordFor("counts", counts) };
    const warned = liveRegion("ex-note case-warning");
    this.warned.set(key, warned);
    const coding = this.one.codings[key] || blankCoding();
    const set = (step) => {
      this.change((one) => step(codingFor(one, key)));
      this.warn();
    };
    const fold = make("details", { class: "ex-reveal case-rules", open: this.rulesOpen.has(key) },
      make("summary", {}, say("case.rules")), make("p", { class: "ex-small" }, rules));
    fold.addEventListener("toggle", () => {
      if (fold.open) this.rulesOpen.add(key);
      else this.rulesOpen.delete(key);
    });
    return make("fieldset", { class: "ex-fields case-cell", "data-cell": key },
      make("legend", {}, label),
      make("p", {}, question),
      make("p", { class: "ex-small" }, `${say("lab.counts")}: ${args.counts}. `,
        say("case.codings.asked", { list: inWords(asked) })),
      fold,
      choiceField({
        id: `${id}-value`, label: say("case.value"), value: coding.value,
        describe: say("case.value_of", args), choices: valueChoices(),
        onchange: (value) => set((mine) => { mine.value = value; }),
      }),
      this.pieces(key, coding, set),
      this.reason(`${id}-reason`, args, coding, set),
      warned);
  }

  pieces(key, coding, set) {
    const { evidence } = this.one;
    const group = make("fieldset", { class: "ex-fields case-rests" },
      make("legend", { class: "ex-quiet" }, say("case.rests_on")));
    if (!evidence.length) group.append(note(say("case.rests_on.none")));
    for (const piece of evidence) {
      const box = make("input", {
        type: "checkbox", value: piece.id, checked: coding.evidence.includes(piece.id),
        onchange: () => set((mine) => {
          mine.evidence = mine.evidence.filter((id) => id !== piece.id);
          if (box.checked) mine.evidence.push(piece.id);
        }),
      });
      group.append(make("label", { class: "ex-option" }, box,
        make("span", { class: "ex-text" }, pieceName(piece))));
    }
    return group;
  }

  reason(id, args, coding, set) {
    const field = textField({
      id, label: say("case.reason"), rows: 2, value: coding.reason,
      onchange: (text) => set((mine) => { mine.reason = text; }),
    });
    field.querySelector("textarea").setAttribute("aria-label", say("case.reason_of", args));
    return field;
  }

  // A live region repeats what is set again, so it is only set when it changes.
  warn() {
    const all = warningsOf(this.material, this.one);
    const said = (found) => found.map((one) => warningInWords(this.material, one, false));
    for (const [key, region] of this.warned) {
      put(region, said(all.filter(({ cell }) => cell === key)));
    }
    put(this.general, said(all.filter(({ cell }) => cell === null)));
    const cells = cellsOf(this.material, this.one);
    const n = cells.filter(({ key }) => (this.one.codings[key] || {}).value).length;
    this.count.textContent = say("case.codings.count", { n, of: cells.length });
  }
}

function put(region, texts) {
  if (region.textContent === texts.join("")) return;
  region.replaceChildren(...texts.map(note));
}
