// The logic of a verdict, as in exercises/alliance (Python). The tests compare the
// two on every definition and on thousands of random formulae.
//
// A set of criteria is a number: bit i stands for the i-th criterion of the formula.

const NOT_MET = 0;
const PARTLY = 1;
const MET = 2;

const INTERVALS = {
  met: [MET, MET],
  partly: [PARTLY, PARTLY],
  not_met: [NOT_MET, NOT_MET],
  contested: [NOT_MET, MET],
  not_stated: [NOT_MET, MET],
};
export const VALUES = Object.keys(INTERVALS);
const OPEN_VALUES = ["contested", "not_stated"];

export function interval(value, doubt) {
  const [low, high] = INTERVALS[value];
  if (low === high || doubt === "none") return [low, high];
  return doubt === "strict" ? [low, low] : [high, high];
}

export function partsOfFormula(formula) {
  return formula.all || formula.any || formula.of;
}

export function threshold(formula) {
  if (formula.all) return formula.all.length;
  return formula.any ? 1 : formula.at_least;
}

/** The criteria of a formula, each once, in the order of the text. */
export function criteria(formula) {
  const found = [];
  collect(formula, found);
  return found;
}

function collect(formula, found) {
  if (typeof formula !== "string") {
    for (const part of partsOfFormula(formula)) collect(part, found);
  } else if (!found.includes(formula)) found.push(formula);
}

/** True where a formula has a part that one of several criteria can satisfy. */
export function hasChoice(formula) {
  if (typeof formula === "string") return false;
  const parts = partsOfFormula(formula);
  return threshold(formula) < parts.length || parts.some(hasChoice);
}

// The degree of a formula; `end` is 0 for the lowest and 1 for the highest.
function degree(formula, bounds, end) {
  if (typeof formula === "string") return bounds[formula][end];
  const held = [0, 0, 0];
  for (const part of partsOfFormula(formula)) held[degree(part, bounds, end)] += 1;
  const needed = threshold(formula);
  if (held[MET] >= needed) return MET;
  return held[MET] + held[PARTLY] >= needed ? PARTLY : NOT_MET;
}

function minimal(sets) {
  if (sets.length < 2) return sets;
  return sets.filter((set, i) => sets.every(
    (other, j) => (other & set) !== other || (other === set && j >= i)));
}

// The minimal sets of criteria that together push a formula one way. `helps` gives for
// a criterion the set that makes it help: its own bit, 0 (it helps anyway) or null.
function enough(formula, helps, lifted) {
  if (typeof formula === "string") {
    const set = helps(formula);
    return set === null ? [] : [set];
  }
  const parts = partsOfFormula(formula);
  const held = threshold(formula);
  const needed = lifted ? held : parts.length - held + 1;
  // found[n]: what pushes n of the parts seen so far
  const found = [[0], ...Array.from({ length: needed }, () => [])];
  for (const part of parts) {
    const sets = enough(part, helps, lifted);
    if (!sets.length) continue;
    for (let n = needed; n > 0; n -= 1) {
      for (const set of found[n - 1]) for (const one of sets) found[n].push(set | one);
    }
  }
  return minimal(found[needed]);
}

// What is asked: the criteria with their bits, intervals, and both ends of the formula's.
function setUp(formula, values, doubt) {
  const names = criteria(formula);
  const bits = {};
  const bounds = {};
  for (let i = 0; i < names.length; i += 1) {
    bits[names[i]] = 1 << i;
    bounds[names[i]] = interval(values[names[i]], doubt);
  }
  const low = degree(formula, bounds, 0);
  const high = doubt === "none" ? degree(formula, bounds, 1) : low;
  return { formula, names, bits, bounds, low, high };
}

// Sets as sorted lists of sorted names.
function namesOf(sets, names) {
  const lists = sets.map((set) => names.filter((_, i) => set & (1 << i)).sort());
  if (lists.length < 2) return lists;
  const keyed = lists.map((list) => [list.join("\u0000"), list]);
  return keyed.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((one) => one[1]);
}

/** Pairs of a criterion that is met and one that it entails and that is not met. */
export function conflicts(values, entails) {
  return Object.entries(entails).flatMap(([name, others]) =>
    others
      .filter((other) => values[name] === "met" && values[other] === "not_met")
      .map((other) => [name, other]),
  );
}

// Complete a change by what must change with it (upwards or downwards).
function withEntailed(change, { names, bits, bounds }, lift, entails) {
  let whole = change;
  for (let seen = 0; seen !== whole;) {
    const added = whole & ~seen;
    seen = whole;
    for (const name of names.filter((one) => added & bits[one])) {
      const tied = lift
        ? entails[name] || []
        : Object.keys(entails).filter((one) => entails[one].includes(name));
      for (const other of tied) {
        if (bounds[other] && bounds[other][0] === (lift ? NOT_MET : MET)) {
          whole |= bits[other];
        }
      }
    }
  }
  return whole;
}

/** The smallest changes that make the verdict start or stop being yes. */
export function flips(formula, values, doubt, entails = {}) {
  const asked = setUp(formula, values, doubt);
  const { names, bits, bounds, low } = asked;
  const lift = low < MET;
  const helps = (name) => ((bounds[name][0] === MET) === lift ? 0 : bits[name]);
  const changes = enough(formula, helps, lift);
  const tied = Object.keys(entails).some((name) => bits[name])
    ? minimal(changes.map((set) => withEntailed(set, asked, lift, entails)))
    : changes;
  return namesOf(tied, names);
}

function settledBy({ formula, names, bits, bounds, low, high }) {
  if (low !== high) return [];
  const holds = (name) => (bounds[name][0] >= low ? bits[name] : null);
  const fails = (name) => (bounds[name][1] <= high ? bits[name] : null);
  const floor = low > NOT_MET ? enough(formula, holds, true) : [0];
  const ceiling = high < MET ? enough(formula, fails, false) : [0];
  return namesOf(minimal(floor.flatMap((a) => ceiling.map((b) => a | b))), names);
}

function pivotsOf({ formula, names, bits, bounds, low, high }) {
  if (low === high && names.every((name) => bounds[name][0] === bounds[name][1])) return [];
  let found = 0;
  for (const level of [PARTLY, MET]) {
    const helps = (name) => {
      if (bounds[name][0] >= level) return 0;
      return bounds[name][1] >= level ? bits[name] : null;
    };
    for (const set of enough(formula, helps, true)) found |= set;
  }
  return names.filter((name) => found & bits[name]);
}

export function verdictOf(low, high) {
  return low === high ? ["no", "borderline", "yes"][low] : "open";
}

/** The minimal sets of criteria that make a formula hold. */
export function waysToYes(formula) {
  const names = criteria(formula);
  return namesOf(enough(formula, (name) => 1 << names.indexOf(name), true), names);
}

/** The verdict alone. */
export function decide(formula, values, doubt = "none") {
  const bounds = {};
  for (const name of criteria(formula)) bounds[name] = interval(values[name], doubt);
  return verdictOf(degree(formula, bounds, 0), degree(formula, bounds, 1));
}

/** What a formula says of a case whose criteria have these values. */
export function judge(formula, values, { doubt = "none", entails = {} } = {}) {
  const asked = setUp(formula, values, doubt);
  const { names, bounds, low, high } = asked;
  const pivots = pivotsOf(asked);
  const whole = low === NOT_MET && high === MET;
  return {
    verdict: verdictOf(low, high),
    ruled_out: low === high || whole ? null : high < MET ? "yes" : "no",
    open_because: OPEN_VALUES.filter((kind) => pivots.some((p) => values[p] === kind)),
    settled_by: settledBy(asked),
    pivots: pivots.map((name) => ({
      criterion: name,
      do: values[name] === "contested" ? "weigh" : "search",
    })),
    flips_strict: flips(formula, values, "strict", entails),
    flips_lenient: flips(formula, values, "lenient", entails),
    met: names.filter((name) => bounds[name][0] === MET).length,
    of: names.length,
  };
}
