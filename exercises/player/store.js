// Answers in this browser: one localStorage key per exercise, so that two tabs with
// different exercises never overwrite each other.
import { entryProblem, EXERCISE_ID, isOf } from "./entry.js";

const PREFIX = "sco-course/1/";
const DAMAGED = "sco-course/damaged/";
const OLDER = "sco-course/older/";
const UNSAVED = "sco-course/unsaved";

export class Store {
  constructor() {
    // [{id, place}] set aside since the page was opened.
    this.damaged = [];
    // Answers that the browser would not keep.
    this.held = new Map();
    this.listeners = [];
    this.local = openLocal();
    // Answers checked since the last file, where the browser keeps nothing.
    this.counted = 0;
    window.addEventListener("storage", (event) => this.fromOtherTab(event));
  }

  // Id of a message while answers cannot be kept: as long as one is held here alone.
  get problem() {
    if (!this.local) return "storage_blocked";
    return this.held.size ? "storage_full" : null;
  }

  read(id) {
    if (this.held.has(id)) return this.held.get(id);
    const text = this.local && this.local.getItem(PREFIX + id);
    if (!text) return null;
    const entry = parsedEntry(text);
    // One name that is none would make the whole file of answers unreadable.
    if (EXERCISE_ID.test(id) && !entryProblem(entry)) return entry;
    this.setAside(id, text);
    return null;
  }

  write(id, entry) {
    const kept = this.makeRoom(id, entry) && this.keep(PREFIX + id, JSON.stringify(entry));
    if (kept) this.held.delete(id);
    else this.held.set(id, entry);
    this.tell(id, entry, false);
    return kept ? { ok: true } : { ok: false, problem: this.problem };
  }

  // What stands under the key and must not be lost goes elsewhere first: an answer to
  // another kind or revision, or damaged text. False where there is no room for both.
  makeRoom(id, entry) {
    const before = this.read(id);
    if (!before) return !(this.local && this.local.getItem(PREFIX + id));
    if (isOf(before, entry) || this.held.has(id)) return true;
    return this.keep(`${OLDER}${id}/${before.revision}`, JSON.stringify(before));
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
    return this.local ? parseInt(this.local.getItem(UNSAVED), 10) || 0 : this.counted;
  }

  set unsaved(count) {
    this.counted = count;
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
    return local ? Object.keys(local) : [];
  }

  keep(key, text) {
    if (!this.local) return false;
    try {
      this.local.setItem(key, text);
      return true;
    } catch (error) {
      // The one error that setItem is specified to throw: the storage is full.
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
    const entry = event.newValue === null ? null : parsedEntry(event.newValue);
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

function parsedEntry(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}
