// The answers file: one JSON file for the page and for JupyterLab.
import {
  entryProblem, EXERCISE_ID, firstBroken, isObject, isPlain, isText, isTime, lastAnswered,
  sameEntry,
} from "./entry.js";
import { say } from "./text.js";
import { randomId, fileText } from "./bytes.js";

const COURSE = "sco-alliance";
const FORMAT = 1;
const LARGEST = 5e6;

export function makeFile(answers, { version, edition }, student, now) {
  return {
    format: FORMAT, course: COURSE, version, edition, file_id: randomId(),
    saved_at: now.toISOString(), student, answers,
  };
}

export function fileName(student, now) {
  const who = student ? student.name.match(/[\p{L}\p{N}]+/gu) || [] : [];
  const day = now.toISOString().slice(0, 10);
  return `${["my-answers", ...who, day].join("-")}.json`;
}

// Why a file was refused, in words for the reader.
export class Refused extends Error {}

function refuse(id, args) {
  throw new Refused(say(`load.${id}`, args));
}

export async function readFile(file) {
  if (file.size > LARGEST) refuse("large");
  return answersIn(await fileText(file).catch(() => refuse("json")));
}

// The answers of a file, or Refused. Everything is checked before anything is used.
export function answersIn(text) {
  const data = parsed(text);
  if (!isPlain(data, -2)) refuse("json");
  if (!isObject(data) || data.course !== COURSE) {
    const found = shown(isObject(data) && data.course);
    refuse("foreign", { expected: COURSE, found });
  }
  if (!Number.isInteger(data.format) || data.format < 1) {
    refuse("shape", { field: "‘format’", expected: FORMAT });
  }
  if (data.format > FORMAT) {
    refuse("newer", { expected: FORMAT, found: shown(data.format) });
  }
  const { student } = data;
  const problem = firstBroken([
    ["version", isText(data.version), "a text"],
    ["edition", isText(data.edition), "a text"],
    ["file_id", isText(data.file_id) && data.file_id, "a text"],
    ["saved_at", isTime(data.saved_at), "a time"],
    ["student", student === null || (isObject(student) && isText(student.name)
      && isText(student.id ?? "")), "a name or null"],
    ["answers", isObject(data.answers), "an object"],
  ]);
  if (problem) refuse("shape", { ...problem, field: `‘${problem.field}’` });
  for (const [id, entry] of Object.entries(data.answers)) checkEntry(id, entry);
  return data.answers;
}

function parsed(text) {
  try {
    // A byte-order mark, which some editors add, is no damage.
    return JSON.parse(text.replace(/^\uFEFF+/, ""));
  } catch (error) {
    return refuse("json");
  }
}

function checkEntry(id, entry) {
  if (!EXERCISE_ID.test(id)) {
    refuse("shape", { field: `‘answers’, ${shown(id)}`, expected: "chapter/exercise" });
  }
  const problem = entryProblem(entry);
  if (!problem) return;
  const within = problem.field && `, ‘${problem.field}’`;
  refuse("shape", { field: `‘answers’, ‘${id}’${within}`, expected: problem.expected });
}

function shown(value) {
  const text = JSON.stringify(value) || "nothing";
  return value === false ? "nothing" : text.slice(0, 60);
}

// What loading would change: {take: {id: entry}, same: n, differ: [{id, mine, theirs}]}
export function compare(mine, theirs) {
  const take = {};
  const differ = [];
  let same = 0;
  for (const [id, entry] of Object.entries(theirs)) {
    const own = mine[id];
    if (!own || isUnanswered(own)) take[id] = entry;
    else if (sameEntry(own, entry) || isUnanswered(entry)) same += 1;
    else differ.push({ id, mine: own, theirs: entry });
  }
  return { take, same, differ };
}

function isUnanswered(entry) {
  const response = entry.response === null ? [] : Object.values(entry.response);
  return !entry.attempts.length && !entry.shown_at && !response.length && !entry.hints;
}

// The one answered last; the page's where neither is later.
export function isNewer(theirs, mine) {
  const time = (entry) => Date.parse(lastAnswered(entry)) || 0;
  return time(theirs) > time(mine);
}
