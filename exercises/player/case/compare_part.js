// A classmate's codings beside one's own: what differs first, then numbers.
import { button, fileButton, liveRegion, make } from "../dom.js";
import { inWords, say, sayCount, wordFor } from "../text.js";
import { CaseRefused, classmateOf, readCase } from "./case_file.js";
import { codingFor, valueChoices } from "./codings_part.js";
import { pieceName } from "./evidence_part.js";
import { ask, choiceField, heading, note, Part, textField } from "./fields.js";
import { agreementInWords, cellNames, comparison } from "./memo.js";
import { cellOf, givenValues, oneLine } from "./model.js";

export class ComparePart extends Part {
  constructor(desk, root) {
    super(desk, root);
    this.report = liveRegion("ex-note");
    this.place = make("div", {});
  }

  draw() {
    this.report.replaceChildren();
    this.place.replaceChildren();
    this.view = make("div", { class: "case-compared" });
    this.buttons = make("div", { class: "ex-buttons" },
      ...fileButton(say("case.compare.load"), (file) => this.load(file)));
    this.root.replaceChildren(heading("compare", this.slug), this.buttons, this.place,
      this.report, this.view);
    this.drawView();
  }

  changed(by) {
    if (by !== this) this.drawView();
  }

  async load(file) {
    try {
      this.take(await readCase(file, this.material));
    } catch (error) {
      if (!(error instanceof CaseRefused)) throw error;
      this.report.replaceChildren(note(error.message));
    }
  }

  take(theirs) {
    const isMine = theirs.file_id === this.one.file_id && theirs.coder === this.one.coder;
    if (isMine) {
      this.report.replaceChildren(note(say("case.compare.self")));
      return;
    }
    const mineYet = this.one.alone_codings || givenValues(this.one.codings);
    if (!Object.keys(mineYet).length) {
      this.report.replaceChildren(note(say("case.compare.too_early")));
      return;
    }
    this.change((one) => {
      one.classmate = classmateOf(theirs);
      // What was coded before anything of somebody else's was seen, once and for all.
      if (one.alone_codings === null) one.alone_codings = givenValues(one.codings);
    });
    const mine = this.one.case;
    const isOther = [mine, theirs.case].map(({ name, as_of: date }) =>
      `${oneLine(name)} ${oneLine(date)}`.toLowerCase());
    this.report.replaceChildren(
      note(say("case.compare.loaded", { coder: comparison(this.one).coder })),
      isOther[0] === isOther[1] ? "" : note(say("case.compare.other_case", {
        theirs: titleOf(theirs.case), mine: titleOf(mine),
      })));
    this.drawView();
  }

  drawView() {
    const both = comparison(this.one);
    this.drawForget(both);
    if (!both) {
      this.view.replaceChildren(note(say("case.compare.none")));
      return;
    }
    const { found, mine, theirs, coder } = both;
    const same = found.differing.length !== found.cells
      ? Object.keys(mine).filter((key) => theirs[key] === mine[key]) : [];
    const names = (keys) => inWords(cellNames(this.material, keys));
    const alone = (a, b) => Object.keys(a).filter((key) => !b[key]);
    const [n, id] = [found.differing.length, "case.compare.differ"];
    const head = n ? sayCount(id, n, { coder }) : say(`${id}.none`, { coder });
    const lists = [
      ["same", same], ["mine_only", alone(mine, theirs)], ["theirs_only", alone(theirs, mine)],
    ].filter(([, keys]) => keys.length);
    this.view.replaceChildren(
      make("p", { class: "case-differ" }, make("strong", {}, head)),
      ...found.differing.map((key) => this.cell(key, both)),
      ...lists.map(([name, keys]) => make("p", {},
        say(`case.compare.${name}`, { coder, list: names(keys) }))),
      make("ul", { class: "case-numbers" },
        ...agreementInWords(this.one, both).map((text) => make("li", {}, text))));
  }

  drawForget(both) {
    if (this.forget) this.forget.remove();
    this.forget = both && button(say("case.compare.forget"), () => ask(this.place,
      say("case.compare.forget_ask"), say("case.compare.forget_yes"),
      say("case.keep.reset_no"), () => this.forgetAll(), () => this.forget.focus()));
    if (both) this.buttons.append(this.forget);
  }

  forgetAll() {
    this.change((one) => {
      one.classmate = null;
      one.alone_codings = null;
    });
    this.drawView();
    this.report.replaceChildren(note(say("case.compare.forgotten")));
    this.buttons.querySelector("button").focus();
  }

  // A cell on which the two differ: both reasons, then one's own value once more.
  cell(key, { mine, theirs, coder }) {
    const { classmate } = this.one;
    const { label, counts } = cellOf(this.material, key);
    const id = `${this.slug}-${key.replace(":", "-")}`;
    const args = { criterion: label, counts: wordFor("counts", counts) };
    const coding = this.one.codings[key] || { value: "", note: "" };
    const own = this.one.codings[key];
    const set = (step) => this.change((one) => step(codingFor(one, key)));
    const field = textField({
      id: `${id}-note`, label: say("case.compare.note"), rows: 2, value: coding.note,
      onchange: (text) => set((one) => { one.note = text; }),
    });
    field.querySelector("textarea").setAttribute(
      "aria-label", say("case.compare.note_of", args));
    return make("fieldset", { class: "ex-fields case-cell", "data-compared": key },
      make("legend", {}, `${label} (${args.counts})`),
      this.side("you", mine[key], own, this.one.evidence, {}),
      this.side("they", theirs[key], classmate.codings[key], classmate.evidence, { coder }),
      choiceField({
        id: `${id}-now`, label: say("case.compare.now"), value: coding.value,
        describe: say("case.compare.now_of", args), choices: valueChoices(),
        onchange: (value) => set((one) => { one.value = value; }),
      }), field);
  }

  side(who, value, coding, evidence, args) {
    const told = say(`case.compare.${who}`, { value: wordFor("value", value), ...args });
    const pieces = coding ? evidence.filter(({ id }) => coding.evidence.includes(id)) : [];
    return make("div", { class: "case-side" },
      make("p", {}, make("strong", {}, told), " ", coding ? coding.reason : ""),
      pieces.length ? make("ul", {}, ...pieces.map(
        (piece) => make("li", { class: "ex-small" }, pieceName(piece)))) : null);
  }
}

/** A case as it is called: its name and date. */
export function titleOf({ name, as_of: date }) {
  const parts = [oneLine(name) || say("case.keep.untitled"), oneLine(date)];
  return parts.filter(Boolean).join(", ");
}
