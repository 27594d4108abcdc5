// What marking has in common. Nothing here touches the page.
import { MESSAGES } from "../texts.js";

/** Fill the {names} of a template. */
export function fill(template, args) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => args[name] ?? whole);
}

/** "A", "A and B", "A, B and C" */
export function listed(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")}${MESSAGES.words.and}${words[words.length - 1]}`;
}

export function part(id, outcome, message, args, mistake = null) {
  return { id, outcome, mistake, message, args };
}

const SCORES = { right: 1, consistent: 1, part: 0.5, wrong: 0 };

export function summary(parts) {
  const scored = parts.filter((p) => p.outcome !== "unscored");
  if (!scored.length) return { outcome: "unscored", score: null, parts };
  const total = scored.reduce((sum, p) => sum + SCORES[p.outcome], 0);
  const score = Math.round((total / scored.length) * 1e4) / 1e4;
  if (scored.every((p) => p.outcome === "consistent")) {
    return { outcome: "consistent", score, parts };
  }
  const outcome = score === 1 ? "right" : score === 0 ? "wrong" : "part";
  return { outcome, score, parts };
}

/** True where each of some things, {id}, has an answer. */
export function hasAll(things, response) {
  return things.every(({ id }) => response && response[id] && response[id].length > 0);
}
