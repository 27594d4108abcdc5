// Where the case is kept: in this browser, in a file, and how to begin again.
import { button, fileButton, liveRegion, make } from "../dom.js";
import { say } from "../text.js";
import { caseFile, caseFileName, CaseRefused, readCase } from "./case_file.js";
import { titleOf } from "./compare_part.js";
import { ask, heading, note, Part } from "./fields.js";
import { give } from "./memo_part.js";
import { blankCase, isBlank } from "./model.js";

export class KeepPart extends Part {
  constructor(desk, root) {
    super(desk, root);
    this.report = liveRegion("ex-note");
    this.status = liveRegion("case-status");
    this.place = make("div", {});
    this.first = button(say("case.keep.save"), () => this.save());
    this.reset = button(say("case.keep.reset"), () => this.startAgain());
    this.root.replaceChildren(heading("keep", this.slug), this.status,
      make("div", { class: "ex-buttons" }, this.first,
        ...fileButton(say("case.keep.load"), (file) => this.load(file)),
        button(say("case.keep.share"), () => this.share()), this.reset),
      this.place, this.report);
  }

  draw() {
    this.changed();
  }

  changed() {
    const { problem, damaged } = this.desk;
    const texts = [say(problem ? `case.keep.${problem}` : "case.keep.saved_here")];
    if (damaged) texts.push(say("case.keep.damaged", { place: damaged }));
    if (this.status.textContent === texts.join("")) return;
    this.status.replaceChildren(...texts.map(note));
  }

  save() {
    const file = this.write(this.one, "case");
    // The file and what is kept here are one case: a classmate's it is not.
    this.change((one) => { one.file_id = file.file_id; });
  }

  // For people who will code alone on the same record.
  share() {
    const { case: head, concept, definitions, evidence } = this.one;
    this.write({ ...blankCase(), case: head, concept, definitions, evidence }, "record");
  }

  write(one, kind) {
    const now = new Date();
    const file = caseFile(one, this.desk.version, now);
    const name = caseFileName(one, now, kind, "json");
    give(name, `${JSON.stringify(file, null, 1)}\n`, "application/json");
    this.report.replaceChildren(note(say("case.keep.saved", { name })));
    return file;
  }

  async load(file) {
    try {
      this.offer(await readCase(file, this.material));
    } catch (error) {
      if (!(error instanceof CaseRefused)) throw error;
      this.place.replaceChildren();
      this.report.replaceChildren(note(error.message));
    }
  }

  offer(data) {
    const take = () => {
      this.desk.replace(data);
      this.report.replaceChildren(note(say("case.keep.loaded", { name: titleOf(data.case) })));
      this.first.focus();
    };
    this.report.replaceChildren();
    if (isBlank(this.one)) {
      take();
      return;
    }
    const args = { theirs: titleOf(data.case), mine: titleOf(this.one.case) };
    ask(this.place, say("case.keep.replace_ask", args), say("case.keep.replace_yes"),
      say("case.keep.replace_no"), take, () => this.left());
  }

  left() {
    this.report.replaceChildren(note(say("case.keep.kept")));
    this.first.focus();
  }

  startAgain() {
    this.report.replaceChildren();
    ask(this.place, say("case.keep.reset_ask"), say("case.keep.reset_yes"),
      say("case.keep.reset_no"), () => {
        this.desk.replace(blankCase());
        this.report.replaceChildren(note(say("case.keep.reset_done")));
        this.reset.focus();
      }, () => {
        this.report.replaceChildren(note(say("case.keep.kept")));
        this.reset.focus();
      });
  }
}
