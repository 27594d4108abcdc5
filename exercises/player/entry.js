// The saved state of one exercise, as it stands in localStorage and in answers files.

export const STATES = ["untouched", "attempted", "solved", "shown"];
const OUTCOMES = ["right", "part", "wrong", "consistent", "unscored"];
const SOLVING = ["right", "consistent", "unscored"];

// As in answers.schema.json: the page and Python must accept the same files.
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

export function blankEntry(payload) {
  return {
    kind: payload.kind, revision: payload.revision, state: "untouched",
    response: null, attempts: [], hints: 0, shown_at: null,
  };
}

export function afterCheck(entry, response, outcome, at) {
  const solved = entry.state === "solved" || SOLVING.includes(outcome);
  return {
    ...entry, response, state: solved ? "solved" : "attempted",
    attempts: [...entry.attempts, { at, response, outcome }],
  };
}

export function afterSolution(entry, at) {
  return {
    ...entry, shown_at: entry.shown_at || at,
    state: entry.state === "solved" ? "solved" : "shown",
  };
}

// Solved once, then checked again with an answer that is not right.
export function isLapsed(entry) {
  const last = entry.attempts[entry.attempts.length - 1];
  return entry.state === "solved" && last && !SOLVING.includes(last.outcome)
    && canonical(last.response) === canonical(entry.response);
}

export function lastAnswered(entry) {
  const times = entry.attempts.map((attempt) => attempt.at);
  if (entry.shown_at) times.push(entry.shown_at);
  return times.sort((a, b) => Date.parse(a) - Date.parse(b)).pop() || "";
}

export function sameEntry(a, b) {
  return canonical(a) === canonical(b);
}

// JSON with sorted keys: Python and the page write the same keys in another order.
export function canonical(value) {
  return JSON.stringify(value, (_, inner) => (isObject(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
    : inner));
}

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Returns null for a sound entry, else {field, expected}.
export function entryProblem(entry) {
  if (!isObject(entry)) return { field: "", expected: "an object" };
  const rules = [
    ["kind", typeof entry.kind === "string" && entry.kind !== "", "a word"],
    ["revision", isCount(entry.revision), "a whole number"],
    ["state", STATES.includes(entry.state), STATES.join(", ")],
    ["response", isResponse(entry.kind, entry.response), "an answer of this kind"],
    ["attempts", Array.isArray(entry.attempts)
      && entry.attempts.every((one) => isAttempt(entry.kind, one)),
    "a list of attempts with at, response and outcome"],
    ["hints", isCount(entry.hints), "a whole number"],
    ["shown_at", entry.shown_at === null || isTime(entry.shown_at), "a time or null"],
  ];
  const broken = rules.find(([, sound]) => !sound);
  return broken ? { field: broken[0], expected: broken[2] } : null;
}

function isAttempt(kind, attempt) {
  return isObject(attempt) && isTime(attempt.at) && OUTCOMES.includes(attempt.outcome)
    && isResponse(kind, attempt.response);
}

// Kinds whose responses are a list of words, and those with a word for each part.
const LISTS = ["choice", "order"];
const WORDS = ["argue", "build", "estimate", "sort"];

function isResponse(kind, response) {
  const isWord = (value) => typeof value === "string";
  const words = (list) => Array.isArray(list) && list.every(isWord);
  if (response === null || response === undefined) return response === null;
  const given = isObject(response) && Object.values(response);
  if (LISTS.includes(kind)) return words(response);
  if (WORDS.includes(kind)) return given && words(given);
  if (kind === "verdict") return given && given.every((v) => isWord(v) || words(v));
  if (kind === "code") {
    return given && given.every((v) => isObject(v) && isWord(v.value) && words(v.evidence));
  }
  if (kind === "write") {
    const marks = response.self_marks;
    return given && isWord(response.text)
      && (marks === undefined || (isObject(marks) && words(Object.values(marks))));
  }
  // A kind that this page does not know is carried along untouched.
  return isObject(response) || Array.isArray(response);
}

function isCount(value) {
  return Number.isInteger(value) && value >= 0;
}

function isTime(value) {
  return typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));
}
