// JupyterLab: the same exercise, marked and saved by Python. Answers to custom messages
// are matched to their questions by a running number.
import { button, download, fileButton, make } from "./dom.js";
import { enliven } from "./exercise.js";
import { say } from "./text.js";
import { takeTexts } from "./texts.js";

const PATIENCE = 20000;   // a busy kernel answers late; a dead one never

class LabBackend {
  constructor(model) {
    this.model = model;
    // Two views of one widget hear each other's answers: no number in common.
    this.calls = Math.floor(Math.random() * 1e9);
    this.waiting = new Map();
    this.onMessage = (message) => this.answered(message);
    model.on("msg:custom", this.onMessage);
  }

  answered(message) {
    const resolve = this.waiting.get(message.call);
    this.waiting.delete(message.call);
    if (resolve) resolve(message);
  }

  ask(type, content = {}) {
    this.calls += 1;
    const call = this.calls;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // A late answer is then no answer to this question, but a change of the entry.
        this.waiting.delete(call);
        reject(new Error(say("no_python")));
      }, PATIENCE);
      this.waiting.set(call, (message) => {
        clearTimeout(timer);
        if (message.error) reject(new Error(message.error));
        else resolve(message);
      });
      this.model.send({ ...content, type, call });
    });
  }

  async load() {
    return savedEntry(this.model);
  }

  // By message like all else: messages keep their order, a synced trait may be late.
  async save({ response, hints }) {
    try {
      const { problem } = await this.ask("draft", { response, hints });
      return { ok: !problem, problem };
    } catch (error) {
      return { ok: false, problem: "no_python" };
    }
  }

  async check(entry, response) {
    return this.ask("check", { response });
  }

  async solve() {
    return this.ask("solve");
  }

  async reset() {
    return (await this.ask("reset")).entry;
  }

  watch(changed) {
    this.onChange = () => {
      const entry = savedEntry(this.model);
      // While an answer is on its way, the change belongs to it.
      if (!this.waiting.size) changed(entry);
    };
    this.model.on("change:entry", this.onChange);
  }

  close() {
    this.model.off("msg:custom", this.onMessage);
    this.model.off("change:entry", this.onChange);
  }
}

function savedEntry(model) {
  return model.get("entry");
}

function fileButtons(backend, exercise) {
  const report = make("p", { class: "ex-note", role: "status" });
  const said = (action) => action.then(
    (text) => { report.textContent = text; },
    (error) => { report.textContent = error.message; });
  const save = async () => {
    const { name, file } = await backend.ask("export");
    download(name, file);
    return say("panel.saved_lab", { name });
  };
  const load = async (file) => {
    const answer = await backend.ask("import", { file: await file.text() });
    exercise.adopt(await backend.load());
    return answer.report;
  };
  return make("div", { class: "ex-files" },
    button(say("panel.save"), () => said(save())),
    ...fileButton(say("panel.load"), (file) => said(load(file))), report);
}

// Otherwise the notebook takes arrow keys, Enter and letters for its own commands. It
// asks the focused element itself: the attribute on an ancestor comes too late.
function keepKeys(event) {
  event.target.setAttribute("data-lm-suppress-shortcuts", "true");
}

async function render({ model, el }) {
  // The form comes from Python, which escapes what it holds.
  el.innerHTML = model.get("html");
  el.addEventListener("focusin", keepKeys);
  takeTexts(model.get("texts"));
  const backend = new LabBackend(model);
  const root = el.querySelector("[data-exercise]");
  const exercise = await enliven(root, model.get("payload"), backend);
  root.append(fileButtons(backend, exercise));
  return () => backend.close();
}

export default { render };
