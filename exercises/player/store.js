// Answers in this browser: one localStorage key per exercise, so that two tabs with
// different exercises never overwrite each other.
import { entryProblem } from "./entry.js";

const PREFIX = "sco-course/1/";
const DAMAGED = "sco-course/damaged/";
const OLDER = "sco-course/older/";
const UNSAVED = "sco-course/unsaved";

export class Store {
  constructor() {
    // Id of a message while answers cannot be kept.
    this.problem = null;
    // [{id, place}] set aside since the page was opened.
    this.damaged = [];
    // Answers that the browser would not keep.
    this.held = new Map();
    this.listeners = [];
    this.local = openLocal();
    if (!this.local) this.problem = "storage_blocked";
    window.addEventListener("storage", (event) => this.fromOtherTab(event));
  }

  read(id) {
    if (this.held.has(id)) return this.held.get(id);
    const text = this.local && this.local.getItem(PREFIX + id);
    if (!text) return null;
    const entry = parsed(text);
    if (!entryProblem(entry)) return entry;
    this.setAside(id, text);
    return null;
  }

  write(id, entry) {
    const before = this.read(id);
    if (before && before.revision !== entry.revision) {
      this.keep(`${OLDER}${id}/${before.revision}`, JSON.stringify(before));
    }
    const kept = this.keep(PREFIX + id, JSON.stringify(entry));
    if (kept) this.held.delete(id);
    else this.held.set(id, entry);
    this.tell(id, entry, false);
    return kept ? { ok: true } : { ok: false, problem: this.problem };
  }

  remove(id) {
    this.held.delete(id);
    if (this.local) this.local.removeItem(PREFIX + id);
    this.tell(id, null, false);
  }

  // Every answer of the course that this browser has, not this page's alone.
  all() {
    const ids = new Set(this.held.keys());
    for (const key of this.keys()) {
      if (key.startsWith(PREFIX)) ids.add(key.slice(PREFIX.length));
    }
    const answers = {};
    for (const id of [...ids].sort()) {
      const entry = this.read(id);
      if (entry) answers[id] = entry;
    }
    return answers;
  }

  get unsaved() {
    return Number((this.local && this.local.getItem(UNSAVED)) || 0);
  }

  set unsaved(count) {
    this.keep(UNSAVED, String(count));
  }

  // listener(id, entry|null, fromOtherTab)
  listen(listener) {
    this.listeners.push(listener);
  }

  tell(id, entry, other) {
    for (const listener of this.listeners) listener(id, entry, other);
  }

  keys() {
    const { local } = this;
    return local ? Array.from({ length: local.length }, (_, i) => local.key(i)) : [];
  }

  keep(key, text) {
    if (!this.local) return false;
    try {
      this.local.setItem(key, text);
      this.problem = null;
      return true;
    } catch (error) {
      // The one error that setItem is specified to throw: the storage is full.
      this.problem = "storage_full";
      return false;
    }
  }

  // The damaged text is written elsewhere before its key is freed; if there is no room
  // for both, it stays where it is rather than being lost.
  setAside(id, text) {
    const place = `${DAMAGED}${id}/${new Date().toISOString()}`;
    if (!this.keep(place, text)) return;
    this.local.removeItem(PREFIX + id);
    this.damaged.push({ id, place });
  }

  fromOtherTab(event) {
    if (!event.key || !event.key.startsWith(PREFIX)) return;
    const id = event.key.slice(PREFIX.length);
    const entry = event.newValue === null ? null : parsed(event.newValue);
    if (entry === null || !entryProblem(entry)) this.tell(id, entry, true);
  }
}

// Some browsers throw at the mere mention of localStorage, others at the first write.
function openLocal() {
  try {
    const probe = "sco-course/probe";
    window.localStorage.setItem(probe, "1");
    window.localStorage.removeItem(probe);
    return window.localStorage;
  } catch (error) {
    return error.name === "QuotaExceededError" ? window.localStorage : null;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return undefined;
  }
}
