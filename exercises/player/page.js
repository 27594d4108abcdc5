// The book's page: exercises are marked here and answers kept in this browser.
import { afterCheck, afterSolution, blankEntry } from "./entry.js";
import { enliven } from "./exercise.js";
import { mark, solution } from "./marking.js";
import { Panel } from "./panel.js";
import { Store } from "./store.js";
import { takeTexts } from "./texts.js";

class PageBackend {
  constructor(store, payload) {
    this.store = store;
    this.payload = payload;
  }

  async load() {
    return this.store.read(this.payload.id);
  }

  async save(entry) {
    return this.store.write(this.payload.id, entry);
  }

  async check(entry, response) {
    const result = mark(this.payload, response);
    const now = new Date().toISOString();
    const next = afterCheck(entry, response, result.outcome, now);
    this.store.unsaved += 1;
    const { problem } = this.store.write(this.payload.id, next);
    return { entry: next, result, problem };
  }

  async solve(entry) {
    const next = afterSolution(entry, new Date().toISOString());
    const { problem } = this.store.write(this.payload.id, next);
    return { entry: next, solution: solution(this.payload), problem };
  }

  async reset() {
    this.store.remove(this.payload.id);
    return blankEntry(this.payload);
  }

  watch(changed) {
    this.store.listen((id, entry, other) => {
      if (other && id === this.payload.id) changed(entry);
    });
  }
}

function jsonOf(script) {
  return script ? JSON.parse(script.textContent) : null;
}

function recordOf(root) {
  const scripts = [...document.querySelectorAll("script[data-exercise-record]")];
  const id = root.dataset.exercise;
  return jsonOf(scripts.find((script) => script.dataset.exerciseRecord === id));
}

// Returns when every exercise of the page answers clicks.
export async function startPage() {
  const texts = jsonOf(document.querySelector("script[data-exercise-texts]"));
  if (!texts) return; // a page without exercises
  takeTexts(texts);
  const store = new Store();
  const exercises = new Map();
  const starting = [];
  for (const root of document.querySelectorAll("[data-exercise]:not([data-ready])")) {
    const payload = recordOf(root);
    if (!payload) continue;
    starting.push(enliven(root, payload, new PageBackend(store, payload)).then(
      (exercise) => exercises.set(payload.id, exercise)));
  }
  // One broken exercise must not keep the others, or the panel, from the reader.
  const outcomes = await Promise.allSettled(starting);
  if (exercises.size) addPanel(store, inPageOrder(exercises));
  const broken = outcomes.find(({ status }) => status === "rejected");
  if (broken) throw broken.reason;
}

function inPageOrder(exercises) {
  const roots = [...document.querySelectorAll("[data-exercise]")];
  const ids = roots.map((root) => root.dataset.exercise);
  const live = ids.filter((id) => exercises.has(id));
  return new Map(live.map((id) => [id, exercises.get(id)]));
}

function addPanel(store, exercises) {
  const course = jsonOf(document.querySelector("script[data-course]"));
  const panel = new Panel(store, exercises, course || { version: "", edition: "" });
  // Where the text of the page ends; not one query, which would find the outermost.
  const places = ["article.bd-article", "main article", "main", "body"];
  const place = places.map((one) => document.querySelector(one)).find(Boolean);
  place.append(panel.element);
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", startPage);
} else {
  startPage();
}
