// A reader's own case as data, and what follows from it; as in exercises/own_case.py.
import { conflicts, criteria, judge } from "../logic.js";

export const CASE_UNITS = ["organisation", "agreement"];
export const NATURES = ["text", "practice"];
export const EVIDENCE_UNITS = ["organisation", "several_members", "pair", "one_member"];
export const SECTIONS = [
  "question", "case", "definition", "codings", "verdict", "change", "unknown",
];
export const MOST_DEFINITIONS = 3;
const NARROW = ["pair", "one_member"];
const OPPOSITE = { text: "practice", practice: "text" };

/** A text in one line. The white space is named, since Python's own list is another. */
export function oneLine(text) {
  return text.replace(/[ \t\n\r\f\v]+/g, " ").replace(/^ | $/g, "");
}

export function blankCase() {
  return {
    coder: "", alone: null,
    case: { name: "", unit: "", as_of: "", agreements: "" },
    concept: "alliance", definitions: [], evidence: [], codings: {},
    alone_codings: null, classmate: null,
    memo: Object.fromEntries(SECTIONS.map((name) => [name, ""])),
  };
}

export function blankPiece(id) {
  return { id, statement: "", source: "", place: "", speaker: "", nature: "", unit: "" };
}

export function blankCoding() {
  return { value: "", evidence: [], reason: "", note: "" };
}

/** An id that no piece of evidence has. */
export function freshId(one) {
  const numbers = one.evidence.map(({ id }) => Number(id.slice(1)));
  return `e${Math.max(0, ...numbers) + 1}`;
}

/** The readings chosen: [{definition, reading}] with all that the course says of them. */
export function chosenReadings(material, { definitions }) {
  return definitions.map((chosen) => {
    const definition = material.definitions.find(({ id }) => id === chosen.definition);
    return {
      definition, reading: definition.readings.find(({ id }) => id === chosen.reading),
    };
  });
}

/** The cells to be coded, in the order of the definitions; each once. */
export function cellsOf(material, one) {
  const cells = new Map();
  for (const { definition, reading } of chosenReadings(material, one)) {
    for (const criterion of criteria(reading.formula)) {
      const counts = definition.counts[criterion];
      const key = `${criterion}:${counts}`;
      const cell = cells.get(key) || {
        key, criterion, counts, label: material.criteria[criterion].label, asked: [],
      };
      if (!cell.asked.includes(definition.short)) cell.asked.push(definition.short);
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}

export function cellOf(material, key) {
  const [criterion, counts] = key.split(":");
  const known = material.criteria[criterion];
  return { key, criterion, counts, label: known ? known.label : criterion };
}

/** The values of one reading, by criterion; what is not coded is left out. */
export function valuesOf({ definition, reading }, codings) {
  const found = {};
  for (const criterion of criteria(reading.formula)) {
    const coding = codings[`${criterion}:${definition.counts[criterion]}`];
    if (coding && coding.value) found[criterion] = coding.value;
  }
  return found;
}

/** What a reading says of a case: {missing} or {judgement, plain}. */
export function judgeOwn(material, one, chosen, doubt = "none") {
  const { formula } = chosen.reading;
  const values = valuesOf(chosen, one.codings);
  const missing = criteria(formula).filter((name) => !values[name]);
  if (missing.length) return { missing };
  const { entails } = material;
  return {
    judgement: judge(formula, values, { doubt, entails }),
    plain: judge(formula, values, { doubt }),
  };
}

/** The values that somebody has given: {cell: value}. */
export function givenValues(codings) {
  return Object.fromEntries(Object.entries(codings)
    .filter(([, { value }]) => value).map(([key, { value }]) => [key, value]));
}

/** What should be looked at again: [{id, cell, args}]; nothing is forbidden. */
export function warningsOf(material, one) {
  const found = [];
  if (!oneLine(one.case.name) || !oneLine(one.case.as_of)) found.push(warning("case", null));
  const half = one.evidence.filter(({ source, place }) => !oneLine(source) || !oneLine(place));
  if (half.length) found.push(warning("half", null, { ids: half.map(({ id }) => id) }));
  for (const cell of cellsOf(material, one)) found.push(...cellWarnings(one, cell));
  const seen = new Set();
  for (const chosen of chosenReadings(material, one)) {
    for (const [a, b] of conflicts(valuesOf(chosen, one.codings), material.entails)) {
      if (!seen.has(`${a} ${b}`)) found.push(warning("impossible", null, { a, b }));
      seen.add(`${a} ${b}`);
    }
  }
  return found;
}

function warning(id, cell, args = {}) {
  return { id, cell, args };
}

function cellWarnings(one, { key, counts }) {
  const coding = one.codings[key];
  if (!coding || !coding.value) return [];
  const { value } = coding;
  const pieces = one.evidence.filter(({ id }) => coding.evidence.includes(id));
  const found = [];
  const isSilent = value === "not_stated";
  if (!pieces.length && !isSilent) found.push(warning("no_evidence", key));
  if (!oneLine(coding.reason)) found.push(warning(isSilent ? "no_search" : "no_reason", key));
  if (value === "contested" && pieces.length === 1) found.push(warning("one_sided", key));
  const other = OPPOSITE[counts];
  if (other && pieces.length && pieces.every(({ nature }) => nature === other)) {
    found.push(warning("other_kind", key, { ids: pieces.map(({ id }) => id), counts }));
  }
  const narrow = pieces.length && pieces.every(({ unit }) => NARROW.includes(unit));
  if (value === "met" && one.case.unit === "organisation" && narrow) {
    found.push(warning("narrow", key));
  }
  const before = one.alone_codings && one.alone_codings[key];
  if (before && before !== value && !oneLine(coding.note)) found.push(warning("no_note", key));
  return found;
}

/** Whether a reader has done anything that a new case would take away. */
export function isBlank(one) {
  const plain = ({ file_id: _, saved_at: __, ...rest }) => JSON.stringify(rest);
  return plain({ ...one, concept: "" }) === plain({ ...blankCase(), concept: "" });
}

/** Take a piece of evidence out; returns what brings it back, with its uses. */
export function takeOut(one, id) {
  const at = one.evidence.findIndex((piece) => piece.id === id);
  const [piece] = one.evidence.splice(at, 1);
  const uses = Object.keys(one.codings)
    .map((key) => ({ key, place: one.codings[key].evidence.indexOf(id) }))
    .filter(({ place }) => place >= 0);
  for (const { key, place } of uses) one.codings[key].evidence.splice(place, 1);
  return { at, piece, uses };
}

export function bringBack(one, { at, piece, uses }) {
  // Its name may have been given to another piece since.
  const id = one.evidence.some((other) => other.id === piece.id) ? freshId(one) : piece.id;
  one.evidence.splice(at, 0, { ...piece, id });
  for (const { key, place } of uses) {
    if (one.codings[key]) one.codings[key].evidence.splice(place, 0, id);
  }
  return id;
}
