// The case that a page works on: kept in this browser, and shown by several parts.
import { keptProblem } from "./case_file.js";
import { blankCase } from "./model.js";

const KEPT = "sco-course/case/1";
const SET_ASIDE = "sco-course/damaged/case/";

export class Desk {
  constructor(material, version) {
    this.material = material;
    this.version = version;
    this.parts = [];
    this.damaged = null;
    this.local = openStorage();
    this.isFull = false;
    this.one = this.kept() || blankCase();
    window.addEventListener("storage", (event) => this.fromOtherTab(event));
  }

  // Id of a message while the case cannot be kept.
  get problem() {
    if (!this.local) return "blocked";
    return this.isFull ? "full" : null;
  }

  kept() {
    const text = this.local && this.local.getItem(KEPT);
    if (!text) return null;
    const one = this.sound(text);
    // The damaged text is written elsewhere before anything takes its place.
    if (!one) this.damaged = this.write(`${SET_ASIDE}${new Date().toISOString()}`, text);
    return one;
  }

  sound(text) {
    try {
      const one = JSON.parse(text);
      return keptProblem(one, this.material) ? null : one;
    } catch (error) {
      return null;
    }
  }

  // The key written, or null where there is no room.
  write(key, text) {
    try {
      this.local.setItem(key, text);
      return key;
    } catch (error) {
      // The one error that setItem is specified to throw: the storage is full.
      return null;
    }
  }

  join(part) {
    this.parts.push(part);
  }

  start() {
    for (const part of this.parts) part.draw();
  }

  /** Change the case, keep it, and tell every part but the one that changed it. */
  change(by, step) {
    step(this.one);
    this.keep();
    for (const part of this.parts) part.changed(by);
  }

  /** Put another case in place of this one; every part is drawn anew. */
  replace(one) {
    this.one = one;
    this.keep();
    this.start();
  }

  keep() {
    if (!this.local) return;
    this.isFull = !this.write(KEPT, JSON.stringify(this.one));
  }

  fromOtherTab(event) {
    if (event.key !== KEPT) return;
    const one = event.newValue === null ? blankCase() : this.sound(event.newValue);
    if (!one) return;
    this.one = one;
    this.start();
  }
}

// Some browsers throw at the mere mention of localStorage, others at the first write.
function openStorage() {
  try {
    window.localStorage.setItem("sco-course/probe", "1");
    window.localStorage.removeItem("sco-course/probe");
    return window.localStorage;
  } catch (error) {
    return error.name === "QuotaExceededError" ? window.localStorage : null;
  }
}
