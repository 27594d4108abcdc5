// As in exercises/kinds/code.py.
import { MESSAGES } from "../texts.js";
import { part } from "./shared.js";

const NEEDED = { met: ["for"], not_met: ["against"], contested: ["for", "against"] };

// The first rule that a cell breaks, with the pieces it is about, or null.
function broken(value, chosen, { bears }, unit) {
  const beside = chosen.filter((id) => !bears[id]);
  if (beside.length) return ["beside", beside];
  const other = chosen.filter((id) => !bears[id].counts);
  if (other.length) return ["other_kind", other];
  const usable = Object.keys(bears).filter((id) => bears[id].counts);
  if (value === "not_stated") return usable.length ? ["stated", usable.slice(0, 1)] : null;
  if (!chosen.length) return ["nothing", []];
  const missing = (NEEDED[value] || []).find(
    (way) => !chosen.some((id) => bears[id].direction === way));
  if (missing) return [`needs_${missing}`, []];
  if (value === "met" && unit === "organisation" && chosen.every((id) => bears[id].narrow)) {
    return ["narrow", []];
  }
  const against = { met: "against", not_met: "for" }[value];
  const passed = usable.find(
    (id) => bears[id].direction === against && !chosen.includes(id));
  return passed ? ["overlooked", [passed]] : null;
}

function markCell({ id, label }, { unit, evidence }, key, { value, evidence: chosen }) {
  const args = { label, value: MESSAGES.words.value[value], others: key.others };
  const found = broken(value, chosen, key, unit);
  if (found) {
    const [rule, pieces] = found;
    const text = (name) => evidence.find((piece) => piece.id === name).text;
    args.pieces = pieces.map((name) => `‘${text(name)}’`).join(" ");
    const degree = value === "contested" && rule.startsWith("needs");
    const mistake = degree ? "degree_for_disagreement" : MESSAGES.code_mistakes[rule];
    return part(id, "wrong", `code.${rule}`, args, mistake);
  }
  return key.course === "contested" ? part(id, "unscored", "code.contested", args)
    : part(id, "consistent", "code.consistent", args);
}

function solveOne({ bears, course }, { evidence }) {
  const usable = evidence.map(({ id }) => id).filter((id) => bears[id] && bears[id].counts);
  return { value: course, evidence: course === "not_stated" ? [] : usable };
}

export const codeMarks = {
  mark: ({ material, key }, response) => material.criteria.map((one) =>
    markCell(one, material, key.criteria[one.id], response[one.id])),
  isComplete: ({ material }, response) => material.criteria.every(
    ({ id }) => response && response[id] && response[id].value),
  solve: ({ material, key }) => Object.fromEntries(material.criteria.map(
    ({ id }) => [id, solveOne(key.criteria[id], material)])),
};
