// One exercise made live: it reads and writes the inputs, asks the backend to mark and
// to save, and shows what comes back. It knows neither the page's storage nor Python.
import { openParts } from "./controls.js";
import { button, make, submitButton } from "./dom.js";
import { blankEntry, canonical, isLapsed, isOf } from "./entry.js";
import { Feedback } from "./feedback.js";
import { build } from "./kinds/build.js";
import { choice } from "./kinds/choice.js";
import { code } from "./kinds/code.js";
import { estimate } from "./kinds/estimate.js";
import { order } from "./kinds/order.js";
import { sort } from "./kinds/sort.js";
import { verdict } from "./kinds/verdict.js";
import { write } from "./kinds/write.js";
import { isComplete, mark } from "./marking.js";
import { say, sayCount } from "./text.js";

const KINDS = { argue: sort, build, choice, code, estimate, order, sort, verdict, write };

export async function enliven(root, payload, backend) {
  const exercise = new Exercise(root, payload, backend);
  await exercise.start();
  return exercise;
}

export function stateInWords(entry) {
  const { attempts } = entry;
  const isGuess = entry.state === "solved" && attempts.every((a) => a.outcome === "unscored");
  const state = isGuess ? "answered" : isLapsed(entry) ? "lapsed" : entry.state;
  const words = [say(`state.${state}`)];
  if (entry.attempts.length) words.push(sayCount("attempts", entry.attempts.length));
  if (entry.hints) words.push(sayCount("hints", entry.hints));
  return words.join(" · ");
}

class Exercise {
  constructor(root, payload, backend) {
    this.root = root;
    this.payload = payload;
    this.backend = backend;
    this.form = root.querySelector("form");
    this.kind = KINDS[payload.kind];
    this.feedback = new Feedback(this.form, this.kind);
    this.entry = blankEntry(payload);
    // An answer to another edition, until a new one is given.
    this.older = null;
    // Changed here since the last check.
    this.touched = false;
    this.busy = false;
  }

  get title() {
    return this.root.querySelector(".ex-title").textContent;
  }

  get isFirstTry() {
    return !this.entry.attempts.length && !this.entry.shown_at;
  }

  describe(response) {
    return this.kind.describe(this.form, response);
  }

  async start() {
    const { isKeeping } = this.backend;
    if (this.kind.start && !(isKeeping && this.kind.isLive)) {
      this.kind.start(this.root, this.payload);
    }
    this.addFoot();
    this.form.addEventListener("change", (event) => this.changed(event));
    // What is being typed is kept with every stroke.
    this.form.addEventListener("input", (event) => {
      if (event.target.matches("textarea, [inputmode]")) this.changed(event);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!isKeeping) this.run(() => this.check());
    });
    this.hints = [...this.root.querySelectorAll("details.ex-hint")];
    this.hints.forEach((hint, index) => {
      hint.addEventListener("toggle", () => hint.open && this.hintOpened(index + 1));
    });
    this.adopt(await this.backend.load());
    if (this.backend.watch) this.backend.watch((entry) => this.changedElsewhere(entry));
    this.root.dataset.ready = "true";
  }

  addFoot() {
    this.status = make("p", { class: "ex-status" });
    this.progress = make("p", { class: "ex-progress" });
    this.problem = make("p", { class: "ex-note ex-problem", role: "status" });
    this.earlier = make("div", { class: "ex-note ex-older" });
    this.solveButton = button(say("solve"), () => this.run(() => this.solve()));
    this.unready = make("span", { class: "ex-small", id: `${this.root.id}-unready` });
    this.solveButton.setAttribute("aria-describedby", this.unready.id);
    this.resetButton = button(say("reset"), () => this.askReset());
    this.question = make("div", { class: "ex-question" });
    this.root.querySelector(".ex-head").after(this.earlier);
    const marking = this.backend.isKeeping ? [] : [
      submitButton(say("check")),
      make("span", { class: "ex-solve" }, this.solveButton, this.unready)];
    this.form.append(
      this.progress,
      make("div", { class: "ex-buttons" }, ...marking, this.resetButton),
      this.question, this.feedback.region, this.problem, this.status);
  }

  // Show a saved entry, or a blank exercise.
  adopt(saved) {
    const fits = !saved || isOf(saved, this.payload);
    this.older = fits ? null : saved;
    this.entry = fits && saved ? saved : blankEntry(this.payload);
    this.touched = false;
    this.feedback.clear();
    this.kind.write(this.form, this.entry.response);
    this.hints.forEach((hint) => { hint.open = false; });
    this.refresh();
    this.offerFeedback();
  }

  // After a reload: the reasons without another attempt. Not at once, or a screen reader
  // would read out those of the whole page.
  offerFeedback() {
    const { entry, payload } = this;
    const last = entry.attempts[entry.attempts.length - 1];
    if (!last || !payload.key || canonical(last.response) !== canonical(entry.response)) return;
    const recall = button(say("recall"), () => {
      recall.remove();
      this.feedback.showResult(mark(payload, last.response));
    });
    this.status.append(" ", recall);
  }

  refresh() {
    const { entry, payload } = this;
    this.root.dataset.state = entry.state;
    this.status.textContent = this.backend.isKeeping ? this.keptInWords() : stateInWords(entry);
    this.progress.textContent = this.kind.progress(this.form);
    // Not 'disabled': the keyboard must find the button, and the words why it waits.
    this.solveButton.setAttribute("aria-disabled", String(this.isFirstTry));
    this.unready.textContent = this.isFirstTry ? say("solve.unready") : "";
    this.hints.forEach((hint, index) => { hint.hidden = index > entry.hints; });
    const then = this.older && this.older.kind === payload.kind
      && this.describe(this.older.response);
    this.earlier.replaceChildren(...(this.older ? [
      make("p", {}, say(this.older.revision > payload.revision ? "newer" : "older"),
        then && then.length ? ` ${say("older_answer")}` : ""),
      ...(then && then.length ? [make("ul", {}, ...then.map((line) => make("li", {}, line)))] : []),
    ] : []));
    this.root.dispatchEvent(new CustomEvent("ex-state", { bubbles: true }));
  }

  keptInWords() {
    const open = openParts(this.form).length;
    if (this.entry.response === null) return say("state.untouched");
    return open ? sayCount("kept.part", open) : say("kept.whole");
  }

  changed(event) {
    if (!event.target.matches("[data-part]")) return;
    this.older = null;
    this.touched = true;
    this.entry = { ...this.entry, response: this.kind.read(this.form) };
    if (this.backend.isKeeping) this.entry.state = "attempted";
    this.feedback.touched(this.kind.partsTouched(this.form, event.target));
    this.refresh();
    this.save();
  }

  hintOpened(number) {
    if (number <= this.entry.hints) return;
    this.entry = { ...this.entry, hints: number };
    this.refresh();
    // An answer to an older edition is not overwritten by merely opening a hint.
    if (!this.older) this.save();
  }

  async save() {
    this.report(await this.backend.save(this.entry));
  }

  report(saved) {
    const problem = saved && saved.problem;
    // Written only when it changes: a live region repeats what is set again.
    const text = problem ? say(problem) : "";
    if (this.problem.textContent !== text) this.problem.textContent = text;
  }

  // One request at a time; a backend that fails says so in words.
  async run(action) {
    if (this.busy) return;
    this.busy = true;
    try {
      await action();
    } catch (error) {
      this.feedback.note(say("failed", { problem: error.message }));
      throw error;
    } finally {
      this.busy = false;
    }
  }

  async check() {
    const response = this.kind.read(this.form);
    if (!isComplete(this.payload, response)) {
      this.feedback.showOpen();
      return;
    }
    const answer = await this.backend.check(this.entry, response);
    this.settle(answer);
    this.feedback.showResult(answer.result);
  }

  async solve() {
    if (this.isFirstTry) {
      this.feedback.note(`${say("solve")}: ${say("solve.unready")}.`);
      return;
    }
    const answer = await this.backend.solve(this.entry);
    this.settle(answer);
    this.feedback.showSolution(answer.solution);
  }

  settle(answer) {
    this.entry = answer.entry;
    this.older = null;
    this.touched = false;
    this.refresh();
    this.report(answer);
  }

  askReset() {
    const keep = button(say("reset_no"), () => this.closeQuestion());
    const group = make("div", { role: "group", "aria-label": say("reset") },
      make("p", {}, say("reset_ask")),
      button(say("reset_yes"), () => this.run(() => this.reset())), keep);
    group.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.closeQuestion();
    });
    this.question.replaceChildren(group);
    // The harmless answer gets the focus: a second Enter must not delete anything.
    keep.focus();
  }

  closeQuestion() {
    this.question.replaceChildren();
    this.resetButton.focus();
  }

  async reset() {
    const entry = await this.backend.reset();
    this.closeQuestion();
    this.adopt(entry);
    this.feedback.note(say("reset_done"));
  }

  // Another tab, a loaded file or Python has changed the entry.
  changedElsewhere(entry) {
    if (canonical(entry) === canonical(this.entry)) return;
    if (!this.touched) {
      this.adopt(entry);
      return;
    }
    const { response } = this.entry;
    this.entry = { ...(entry || blankEntry(this.payload)), response };
    this.refresh();
    this.problem.textContent = say("other_tab");
  }
}
