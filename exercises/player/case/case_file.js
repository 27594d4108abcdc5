// The file of a case: one JSON file for the page and for Python (case.schema.json).
import { fileText, randomId } from "../bytes.js";
import { firstBroken, isObject, isPlain, isText, isTime } from "../entry.js";
import { VALUES } from "../logic.js";
import { say } from "../text.js";
import {
  CASE_UNITS, EVIDENCE_UNITS, MOST_DEFINITIONS, NATURES, SECTIONS,
} from "./model.js";

const CASE_FORMAT = 1;
const CASE_LARGEST = 5e6;
const COURSE_OF_CASE = "sco-alliance";
const CELL = /^[a-z0-9_]+:(text|practice|either)$/;
const PIECE = /^e[1-9][0-9]{0,3}$/;

export function caseFile(one, version, now) {
  return {
    ...one, format: CASE_FORMAT, course: COURSE_OF_CASE, content: "case", version,
    file_id: one.file_id || randomId(), saved_at: now.toISOString(),
  };
}

/** A name for a file: "case-lantern-accord-2026-11-22.json" */
export function caseFileName(one, now, kind, end) {
  const wordsOf = (text, most) =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).slice(0, most);
  // With the coder: the files of two who coded one case lie in one folder.
  const words = [...wordsOf(one.case.name, 6), ...wordsOf(one.coder, 2)];
  const day = now.toISOString().slice(0, 10);
  return `${[kind, ...words, day].join("-")}.${end}`;
}

// Why a file was refused, in words for the reader.
export class CaseRefused extends Error {}

function turnAway(id, args) {
  throw new CaseRefused(say(`case.load.${id}`, args));
}

export async function readCase(file, material) {
  if (file.size > CASE_LARGEST) turnAway("large");
  return caseIn(await fileText(file).catch(() => turnAway("json")), material);
}

/** The case of a file, or CaseRefused. Everything is checked before anything is used. */
export function caseIn(text, material) {
  let data = null;
  try {
    // A byte-order mark, which some editors add, is no damage.
    data = JSON.parse(text.replace(/^\uFEFF+/, ""));
  } catch (error) {
    turnAway("json");
  }
  if (!isPlain(data, -2)) turnAway("json");
  const isOurs = isObject(data) && data.course === COURSE_OF_CASE && data.content === "case";
  if (!isOurs) turnAway("foreign");
  if (!Number.isInteger(data.format) || data.format < 1) {
    turnAway("shape", { field: "format", expected: CASE_FORMAT });
  }
  if (data.format > CASE_FORMAT) {
    turnAway("newer", { found: data.format, expected: CASE_FORMAT });
  }
  const problem = problemIn(data, material);
  if (problem) turnAway("shape", problem);
  return data;
}

/** What is wrong with a case, {field, expected}, or null. */
export function problemIn(data, material) {
  return firstBroken([
    ["version", isText(data.version), "a text"],
    ["file_id", isText(data.file_id) && data.file_id, "a text"],
    ["saved_at", isTime(data.saved_at), "a time"],
  ]) || keptProblem(data, material);
}

/** The same for what this browser keeps, which has no head. */
export function keptProblem(data, material) {
  if (!isObject(data) || !isPlain(data, -2)) return { field: "", expected: "an object" };
  const ids = isList(data.evidence, isPiece) ? data.evidence.map(({ id }) => id) : null;
  return firstBroken([
    ["coder", isText(data.coder), "a text"],
    ["alone", isAlone(data.alone), "true, false or null"],
    ["case", isHead(data.case), "name, unit, as_of and agreements"],
    ["concept", material.concepts.some(({ id }) => id === data.concept), "a concept"],
    ["definitions", areDefinitions(data, material),
      `at most ${MOST_DEFINITIONS} different definitions of the concept, in a reading`],
    ["evidence", ids && new Set(ids).size === ids.length, "pieces, each with its own id"],
    ["codings", areCodings(data.codings, ids || [], ["value", "reason", "note"]),
      "for each cell value, evidence, reason and note"],
    ["alone_codings", data.alone_codings === null || areValues(data.alone_codings),
      "values by cell, or null"],
    ["classmate", data.classmate === null || isClassmate(data.classmate),
      "a classmate’s codings, or null"],
    ["memo", isObject(data.memo) && haveTexts(data.memo, SECTIONS), "a text for each section"],
  ]);
}

function isList(list, isOne) {
  return Array.isArray(list) && list.every(isOne);
}

function haveTexts(one, names) {
  return names.every((name) => isText(one[name]));
}

function isAlone(alone) {
  return alone === null || alone === true || alone === false;
}

function isHead(head) {
  return isObject(head) && haveTexts(head, ["name", "as_of", "agreements"])
    && ["", ...CASE_UNITS].includes(head.unit);
}

function areDefinitions({ concept, definitions }, material) {
  const known = material.definitions.filter((one) => one.concept === concept);
  const sound = isList(definitions, (one) => isObject(one) && known.some(({ id, readings }) =>
    id === one.definition && readings.some((reading) => reading.id === one.reading)));
  if (!sound || definitions.length > MOST_DEFINITIONS) return false;
  const names = definitions.map((one) => `${one.definition} ${one.reading}`);
  return new Set(names).size === names.length;
}

function isPiece(piece) {
  return isObject(piece) && isText(piece.id) && PIECE.test(piece.id)
    && haveTexts(piece, ["statement", "source", "place", "speaker"])
    && ["", ...NATURES].includes(piece.nature) && ["", ...EVIDENCE_UNITS].includes(piece.unit);
}

function areCodings(codings, ids, texts) {
  return isObject(codings) && Object.entries(codings).every(([key, coding]) =>
    CELL.test(key) && isObject(coding) && haveTexts(coding, texts)
    && ["", ...VALUES].includes(coding.value)
    && isList(coding.evidence, (id) => ids.includes(id))
    && new Set(coding.evidence).size === coding.evidence.length);
}

function areValues(values) {
  return isObject(values) && Object.entries(values).every(
    ([key, value]) => CELL.test(key) && VALUES.includes(value));
}

function isClassmate(mate) {
  return isObject(mate) && isText(mate.coder) && isAlone(mate.alone) && isHead(mate.case)
    && isList(mate.evidence, isPiece)
    && areCodings(mate.codings, mate.evidence.map(({ id }) => id), ["value", "reason"]);
}

/** Of a classmate's case what a comparison needs: the values given before comparing. */
export function classmateOf(data) {
  const codings = {};
  for (const [key, coding] of Object.entries(data.codings)) {
    const value = data.alone_codings ? data.alone_codings[key] : coding.value;
    const { evidence, reason } = coding;
    if (value) codings[key] = { value, evidence, reason };
  }
  const { coder, alone, evidence } = data;
  return { coder, alone, case: data.case, evidence, codings };
}
