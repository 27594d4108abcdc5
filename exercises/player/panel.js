// 'Your answers': progress on this page, and answers out to a file and in again.
import { button, download, fileButton, liveRegion, make, submitButton } from "./dom.js";
import { compare, fileName, makeFile, readFile, Refused } from "./file.js";
import { mergeForm } from "./merge.js";
import { inWords, say, sayCount } from "./text.js";

// Checked answers without a saved file.
const OFFER_AFTER = 10;

export class Panel {
  constructor(store, exercises, course) {
    this.store = store;
    // Map of id -> live exercise.
    this.exercises = exercises;
    this.course = course;
    this.element = this.build();
    store.listen(() => this.refreshSoon());
    // Bubbles up from an exercise once it has settled what it shows.
    document.addEventListener("ex-state", () => this.refreshSoon());
    this.refresh();
  }

  // After the exercise has been painted: its answer comes before the overview's.
  refreshSoon() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => setTimeout(() => {
      this.waiting = false;
      this.refresh();
    }));
  }

  build() {
    this.progress = make("p", { class: "ex-progress" });
    this.list = make("ul", { class: "ex-overview" });
    this.notes = liveRegion("ex-notes");
    this.report = liveRegion("ex-report");
    this.place = make("div", {});
    this.handInButton = button(say("panel.hand_in"), () => this.askName());
    const save = button(say("panel.save"), () => this.save(null));
    const title = make("h2", { id: "sco-answers-title" }, say("panel.title"));
    const { progress } = this.course;
    const all = progress && make("p", {}, make("a", { href: progress }, say("panel.all")));
    return make("section", { class: "ex-panel", "aria-labelledby": title.id }, title,
      this.progress, this.list, all || "",
      make("p", { class: "ex-small" }, `${say("panel.kept")} ${say("panel.practice")}`),
      this.notes,
      make("div", { class: "ex-buttons" }, save, this.handInButton,
        ...fileButton(say("panel.load"), (file) => this.load(file))),
      this.report, this.place);
  }

  refresh() {
    const counts = { solved: 0, shown: 0, attempted: 0, untouched: 0 };
    const items = [];
    for (const exercise of this.exercises.values()) {
      counts[exercise.entry.state] += 1;
      const { id } = exercise.root;
      const title = id ? make("a", { href: `#${id}` }, exercise.title) : exercise.title;
      items.push(make("li", {}, title, ` – ${say(`state.${exercise.entry.state}`)}`));
    }
    this.progress.hidden = !items.length;
    const words = Object.entries(counts).filter(([, n]) => n)
      .map(([state, n]) => say(`panel.state.${state}`, { n }));
    this.progress.textContent = say("panel.progress", { list: inWords(words) });
    // Never while a link in it has the focus: the focus would be lost.
    const inUse = this.list.contains(document.activeElement);
    if (!inUse) this.list.replaceChildren(...items);
    this.showNotes();
  }

  showNotes() {
    const { problem, damaged, unsaved } = this.store;
    const texts = [];
    if (problem) texts.push(say(problem));
    if (damaged.length) {
      const list = inWords(damaged.map(({ place }) => `‘${place}’`));
      texts.push(sayCount("panel.damaged", damaged.length, { list }));
    }
    if (unsaved >= OFFER_AFTER) texts.push(say("panel.unsaved", { n: unsaved }));
    if (keepsPagesApart()) texts.push(say("panel.file"));
    // A live region repeats what is set again, so it is only set when it changes.
    if (this.notes.textContent === texts.join("")) return;
    this.notes.replaceChildren(...texts.map(noteOf));
  }

  say(...texts) {
    this.report.replaceChildren(...texts.map(noteOf));
  }

  // An assessment hands in its own answers, not those of the course beside them.
  mine() {
    const all = Object.entries(this.store.all());
    const apart = this.course.edition === "assessment";
    return Object.fromEntries(all.filter(([id]) => !apart || this.exercises.has(id)));
  }

  save(student) {
    const now = new Date();
    const answers = this.mine();
    const name = fileName(student, now);
    const file = makeFile(answers, this.course, student, now);
    download(name, `${JSON.stringify(file, null, 1)}\n`);
    this.store.unsaved = 0;
    this.showNotes();
    this.say(sayCount("panel.saved", Object.keys(answers).length, { name }));
  }

  askName() {
    const name = textField("sco-name", say("panel.name"), "name");
    const number = textField("sco-number", say("panel.number"), "off");
    const form = make("form", { class: "ex-hand-in", novalidate: true },
      make("p", { class: "ex-small", id: "sco-name-why" }, say("panel.name_why")),
      name, number,
      make("div", { class: "ex-buttons" },
        submitButton(say("panel.hand_in_save")),
        button(say("panel.cancel"), () => this.close())));
    const input = name.querySelector("input");
    input.setAttribute("aria-describedby", "sco-name-why");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.handIn(input, number.querySelector("input").value.trim());
    });
    this.report.replaceChildren();
    this.place.replaceChildren(form);
    input.focus();
  }

  handIn(input, number) {
    const name = input.value.trim();
    input.setAttribute("aria-invalid", String(!name));
    if (!name) {
      this.say(say("panel.name_missing"));
      input.focus();
      return;
    }
    this.close();
    this.save({ name, id: number || null });
  }

  close() {
    this.place.replaceChildren();
    this.handInButton.focus();
  }

  async load(file) {
    try {
      this.merge(await readFile(file));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.place.replaceChildren();
      this.say(error.message);
    }
  }

  merge(theirs) {
    const { take, same, differ } = compare(this.store.all(), theirs);
    const taken = this.take(take);
    const texts = [];
    if (taken) texts.push(sayCount("load.done", taken));
    if (same) texts.push(sayCount("load.same", same));
    if (differ.length) texts.push(sayCount("load.differ", differ.length));
    this.say(...(texts.length ? texts : [say("load.empty")]));
    this.place.replaceChildren();
    if (!differ.length) return;
    const done = (chosen) => this.merged(chosen, differ.length);
    const form = mergeForm(differ, this.exercises, done);
    this.place.replaceChildren(form);
    form.querySelector("h3").focus();
  }

  merged(chosen, of) {
    const n = chosen ? this.take(chosen) : 0;
    this.close();
    this.say(chosen ? say("merge.applied", { n, kept: of - n }) : say("merge.kept"));
  }

  take(entries) {
    for (const [id, entry] of Object.entries(entries)) {
      this.store.write(id, entry);
      const exercise = this.exercises.get(id);
      if (exercise) exercise.adopt(entry);
    }
    this.refresh();
    return Object.keys(entries).length;
  }
}

function noteOf(text) {
  return make("p", { class: "ex-note" }, text);
}

function textField(id, label, autocomplete) {
  return make("p", { class: "ex-field" }, make("label", { for: id }, label),
    make("input", { id, class: "ex-input", autocomplete, maxlength: "200" }));
}

// Firefox gives every page opened from a folder a storage of its own. No script can ask
// about that, so the browser's name has to do.
function keepsPagesApart() {
  return location.protocol === "file:" && navigator.userAgent.includes("Firefox");
}
