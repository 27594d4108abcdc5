// The book's page: exercises are marked here and answers kept in this browser.
import { afterCheck, afterSolution, blankEntry, isOf } from "./entry.js";
import { enliven } from "./exercise.js";
import { mark, solution } from "./marking.js";
import { Panel } from "./panel.js";
import { startProgress, startVerdicts } from "./progress.js";
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
    return this.store.write(this.payload.id, this.latest(entry));
  }

  // With what another tab has added, should this one not have heard of it yet.
  latest(entry) {
    const kept = this.store.read(this.payload.id);
    if (!kept || !isOf(kept, entry)) return entry;
    return { ...kept, response: entry.response, hints: Math.max(entry.hints, kept.hints) };
  }

  async check(entry, response) {
    const result = mark(this.payload, response);
    const now = new Date().toISOString();
    const next = afterCheck(this.latest(entry), response, result.outcome, now);
    this.store.unsaved += 1;
    const { problem } = this.store.write(this.payload.id, next);
    return { entry: next, result, problem };
  }

  async solve(entry) {
    const next = afterSolution(this.latest(entry), new Date().toISOString());
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

// The assessment edition keeps what is chosen and marks nothing.
class KeepingBackend extends PageBackend {
  isKeeping = true;
}

function jsonOf(script) {
  return script ? JSON.parse(script.textContent) : null;
}

// A long record has a file of its own, which the browser keeps for other pages. It is a
// script: a page opened from a folder can load no other kind of file.
async function recordOf(id) {
  const scripts = [...document.querySelectorAll("script[data-exercise-record]")];
  const script = scripts.find(({ dataset }) => dataset.exerciseRecord === id);
  if (!script.src) return jsonOf(script);
  const arrived = () => (window.scoRecords || {})[id];
  if (!arrived()) {
    await new Promise((load, fail) => {
      script.addEventListener("load", load);
      script.addEventListener("error", () => fail(new Error(`no file ${script.src}`)));
    });
  }
  return arrived();
}

// Whether the browser has read an element to its end: something stands after it.
function isWhole(element) {
  if (document.readyState !== "loading") return true;
  for (let at = element; at; at = at.parentElement) if (at.nextSibling) return true;
  return false;
}

class Page {
  constructor() {
    this.store = null;
    this.starting = [];
  }

  // Make live what has arrived: an exercise need not wait for the page below it.
  start() {
    for (const root of document.querySelectorAll("[data-exercise]:not([data-starting])")) {
      if (!isWhole(root)) return;
      if (!this.store) this.open();
      root.dataset.starting = "";
      this.starting.push(this.enliven(root));
    }
  }

  async enliven(root) {
    const payload = await recordOf(root.dataset.exercise);
    const Backend = this.course.edition === "assessment" ? KeepingBackend : PageBackend;
    return enliven(root, payload, new Backend(this.store, payload));
  }

  // Words and records stand above the exercises that need them.
  open() {
    takeTexts(jsonOf(document.querySelector("script[data-exercise-texts]")));
    this.course = jsonOf(document.querySelector("script[data-course]"));
    this.store = new Store();
  }

  async finish() {
    this.start();
    const all = document.querySelector(".ex-all");
    if (all) {
      if (!this.store) this.open();
      startProgress(all, this.store);
    }
    const verdicts = document.querySelector(".ex-verdicts");
    if (verdicts && this.store) startVerdicts(verdicts, this.store);
    // One broken exercise must not keep the others, or the panel, from the reader.
    const outcomes = await Promise.allSettled(this.starting);
    const live = outcomes.filter(({ value }) => value).map(({ value }) => value);
    const byId = new Map(live.map((one) => [one.payload.id, one]));
    if (live.length || all) addPanel(new Panel(this.store, byId, this.course));
    const broken = outcomes.find(({ status }) => status === "rejected");
    if (broken) throw broken.reason;
  }
}

function addPanel(panel) {
  // Where the text of the page ends; not one query, which would find the outermost.
  const places = ["article.bd-article", "main article", "main", "body"];
  const place = places.map((one) => document.querySelector(one)).find(Boolean);
  place.append(panel.element);
}

const page = new Page();
if (document.readyState === "loading") {
  const arrivals = new MutationObserver(() => page.start());
  arrivals.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    arrivals.disconnect();
    page.finish();
  });
  page.start();
} else {
  page.finish();
}
