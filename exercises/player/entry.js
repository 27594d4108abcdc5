// The saved state of one exercise, as it stands in localStorage and in answers files.

const STATES = ["untouched", "attempted", "solved", "shown"];
const OUTCOMES = ["right", "part", "wrong", "consistent", "unscored"];
const SOLVING = ["right", "consistent", "unscored"];

// As in answers.schema.json: the page and Python must accept the same files.
const TIME = /^[1-9]\d{3}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;
export const EXERCISE_ID = /^[a-z0-9_]+(\/[a-z0-9_]+)+$/;

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

// Whether an entry answers this edition of an exercise, as another entry does.
export function isOf(entry, { kind, revision }) {
  return entry.kind === kind && entry.revision === revision;
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

export function isText(value) {
  return typeof value === "string";
}

export function isObject(value) {
  return Object(value) === value && !Array.isArray(value);
}

// False for what JSON can say and not every program can keep: nesting without end,
// numbers without bounds. As in answers.py.
export function isPlain(value, deep = 0) {
  if (Object(value) !== value) return typeof value !== "number" || Number.isFinite(value);
  return deep < 30 && Object.values(value).every((one) => isPlain(one, deep + 1));
}

// Returns null for a sound entry, else {field, expected}.
export function entryProblem(entry) {
  if (!isObject(entry) || !isPlain(entry)) return { field: "", expected: "an object" };
  return firstBroken([
    ["kind", isText(entry.kind) && entry.kind, "a word"],
    ["revision", isCount(entry.revision), "a whole number"],
    ["state", STATES.includes(entry.state), STATES.join(", ")],
    ["response", isResponse(entry.kind, entry.response), "an answer of this kind"],
    ["attempts", Array.isArray(entry.attempts)
      && entry.attempts.every((one) => isAttempt(entry.kind, one)),
    "a list of attempts with at, response and outcome"],
    ["hints", isCount(entry.hints), "a whole number"],
    ["shown_at", entry.shown_at === null || isTime(entry.shown_at), "a time or null"],
  ]);
}

// Of rules [field, whether it is kept, what it asks for]: {field, expected} or null.
export function firstBroken(rules) {
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
  const words = (list) => Array.isArray(list) && list.every(isText);
  if (response === null || response === undefined) return response === null;
  const given = isObject(response) && Object.values(response);
  if (LISTS.includes(kind)) return words(response);
  if (WORDS.includes(kind)) return given && words(given);
  if (kind === "verdict") return given && given.every((v) => isText(v) || words(v));
  if (kind === "code") {
    return given && given.every((v) => isObject(v) && isText(v.value) && words(v.evidence));
  }
  if (kind === "write") {
    const marks = response.self_marks;
    return given && isText(response.text)
      && (marks === undefined || (isObject(marks) && words(Object.values(marks))));
  }
  // A kind that this page does not know is carried along untouched.
  return isObject(response) || Array.isArray(response);
}

function isCount(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

export function isTime(value) {
  // Date takes the 30th of February for a day in March.
  return isText(value) && TIME.test(value)
    && new Date(value.slice(0, 10)).getUTCDate() === Number(value.slice(8, 10));
}
