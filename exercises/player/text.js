// Sentences made of the words that came with the exercises; none stands in the code.
import { MESSAGES, UI } from "./texts.js";
import { fill } from "./marks/shared.js";

export function say(id, args = {}) {
  return fill(UI[id] === undefined ? id : UI[id], args);
}

export function sayCount(id, n, args = {}) {
  return say(`${id}.${n === 1 ? "one" : "many"}`, { n, ...args });
}

// The sentence that belongs to one part of a Result.
export function messageOf(part) {
  const template = MESSAGES.messages[part.message];
  return template === undefined ? "" : fill(template, part.args || {});
}

export function mistakeOf(part) {
  return (part.mistake && MESSAGES.mistakes[part.mistake]) || null;
}

// The word for a value, a verdict or what counts, as in the messages.
export function wordFor(group, id) {
  return MESSAGES.words[group][id] || id;
}

// "A", "A and B", "A, B and C"
export function inWords(list, last = say("and")) {
  if (list.length < 2) return list.join("");
  return `${list.slice(0, -1).join(", ")} ${last} ${list[list.length - 1]}`;
}

export function whenInWords(iso) {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return time.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
