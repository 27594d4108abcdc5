// Pieces of evidence: each a fold with its fields; what is deleted can be brought back.
import { button, liveRegion, make } from "../dom.js";
import { say } from "../text.js";
import { choiceField, heading, note, Part, textField } from "./fields.js";
import {
  blankPiece, bringBack, EVIDENCE_UNITS, freshId, NATURES, oneLine, takeOut,
} from "./model.js";

const SHOWN = 90;

/** A piece as it is called in lists: "E1: The parties shall consult …" */
export function pieceName({ id, statement }) {
  const text = oneLine(statement) || say("case.evidence.blank");
  const cut = text.length > SHOWN
    ? `${text.slice(0, text.lastIndexOf(" ", SHOWN) + 1 || SHOWN).trim()} …` : text;
  return say("case.evidence.piece", { id: id.toUpperCase(), statement: cut });
}

export class EvidencePart extends Part {
  constructor(desk, root) {
    super(desk, root);
    this.open = new Set();
    this.report = liveRegion("ex-note");
    this.undo = make("div", {});
  }

  draw() {
    this.list = make("div", { class: "case-pieces" });
    this.add = button(say("case.evidence.add"), () => this.addPiece());
    this.report.replaceChildren();
    this.undo.replaceChildren();
    this.root.replaceChildren(heading("evidence", this.slug), this.list, this.report,
      this.undo, make("p", { class: "ex-buttons" }, this.add));
    this.drawList();
  }

  changed() {}

  drawList() {
    const { evidence } = this.one;
    this.list.replaceChildren(...(evidence.length
      ? evidence.map((piece) => this.piece(piece)) : [note(say("case.evidence.none"))]));
  }

  piece(piece) {
    const { id } = piece;
    const name = make("summary", {}, pieceName(piece));
    const set = (field) => (value) => {
      this.change(() => { piece[field] = value; });
      name.textContent = pieceName(piece);
    };
    const text = (field, rows) => textField({
      id: `${this.slug}-${id}-${field}`, label: say(`case.evidence.${field}`), rows,
      value: piece[field], onchange: set(field),
      help: rows ? null : say(`case.evidence.${field}.help`),
    });
    const choice = (field, group, known) => choiceField({
      id: `${this.slug}-${id}-${field}`, label: say(`case.evidence.${field}`),
      value: piece[field], onchange: set(field),
      choices: [["", say("case.choose")],
        ...known.map((one) => [one, say(`case.${group}.${one}`)])],
    });
    const fold = make("details", { class: "case-piece", open: this.open.has(id) }, name,
      make("div", { role: "group", "aria-label": id.toUpperCase() },
        text("statement", 3), text("source"), text("place"), text("speaker"),
        choice("nature", "nature", NATURES), choice("unit", "of", EVIDENCE_UNITS),
        make("p", { class: "ex-buttons" },
          button(say("case.evidence.delete", { id: id.toUpperCase() }),
            () => this.remove(id)))));
    fold.addEventListener("toggle", () => {
      if (fold.open) this.open.add(id);
      else this.open.delete(id);
    });
    return fold;
  }

  addPiece() {
    const id = freshId(this.one);
    this.open = new Set([id]);
    this.change((one) => one.evidence.push(blankPiece(id)));
    this.drawList();
    this.report.textContent = say("case.evidence.added", { id: id.toUpperCase() });
    this.list.lastChild.querySelector("textarea").focus();
  }

  remove(id) {
    const shown = id.toUpperCase();
    let taken = null;
    this.change((one) => { taken = takeOut(one, id); });
    this.drawList();
    const back = button(say("case.evidence.undo", { id: shown }), () => {
      let found = null;
      this.change((one) => { found = bringBack(one, taken); });
      this.drawList();
      line.remove();
      this.report.textContent = say("case.evidence.undone", { id: found.toUpperCase() });
      this.add.focus();
    });
    const line = make("p", { class: "ex-buttons" }, back);
    this.report.textContent = say("case.evidence.deleted", {
      id: shown, n: taken.uses.length,
    });
    this.undo.append(line);
    back.focus();
  }
}
