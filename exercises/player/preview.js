// The preview page of an author: one exercise in each of its states, nothing kept.
import { afterCheck, afterSolution, blankEntry } from "./entry.js";
import { enliven } from "./exercise.js";
import { mark, solution } from "./marking.js";
import { takeTexts } from "./texts.js";

class MemoryBackend {
  constructor(payload, entry) {
    this.payload = payload;
    this.entry = entry;
  }

  async load() {
    return this.entry;
  }

  async save(entry) {
    this.entry = entry;
    return {};
  }

  async check(entry, response) {
    const result = mark(this.payload, response);
    this.entry = afterCheck(entry, response, result.outcome, new Date().toISOString());
    return { entry: this.entry, result };
  }

  async solve(entry) {
    this.entry = afterSolution(entry, new Date().toISOString());
    return { entry: this.entry, solution: solution(this.payload) };
  }

  async reset() {
    this.entry = blankEntry(this.payload);
    return this.entry;
  }
}

async function startPreview() {
  const { payload, states, texts } = JSON.parse(document.querySelector("#preview").textContent);
  takeTexts(texts);
  for (const section of document.querySelectorAll("[data-state-name]")) {
    const { entry, act } = states[section.dataset.stateName];
    const root = section.querySelector("[data-exercise]");
    const exercise = await enliven(root, payload, new MemoryBackend(payload, entry));
    for (const hint of exercise.hints.slice(0, entry.hints)) hint.open = true;
    if (act) await exercise[act]();
  }
  document.documentElement.dataset.ready = "true";
}

startPreview();
