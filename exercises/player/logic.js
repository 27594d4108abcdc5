// The logic of a verdict, as in exercises/alliance (Python). The tests compare the
// two on every definition and on thousands of random formulae.

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

function interval(value, doubt) {
  const [low, high] = INTERVALS[value];
  if (low === high || doubt === "none") return [low, high];
  return doubt === "strict" ? [low, low] : [high, high];
}

export function partsOf(formula) {
  return formula.all || formula.any || formula.of;
}

export function threshold(formula) {
  if (formula.all) return formula.all.length;
  return formula.any ? 1 : formula.at_least;
}

/** The criteria of a formula, each once, in the order of the text. */
export function criteria(formula) {
  if (typeof formula === "string") return [formula];
  return [...new Set(partsOf(formula).flatMap(criteria))];
}

/** True where a formula has a part that one of several criteria can satisfy. */
export function hasChoice(formula) {
  if (typeof formula === "string") return false;
  const parts = partsOf(formula);
  return threshold(formula) < parts.length || parts.some(hasChoice);
}

function degree(formula, degrees) {
  if (typeof formula === "string") return degrees[formula];
  const ranked = partsOf(formula).map((part) => degree(part, degrees));
  ranked.sort((a, b) => b - a);
  return ranked[threshold(formula) - 1];
}

// Sets are sorted arrays without repeats.
export function union(sets) {
  return [...new Set(sets.flat())].sort();
}

function contains(whole, part) {
  return part.every((name) => whole.includes(name));
}

export function minimal(sets) {
  const kept = [];
  for (const set of [...sets].sort((a, b) => a.length - b.length)) {
    if (!kept.some((other) => contains(set, other))) kept.push(set);
  }
  return kept;
}

function combinations(items, size) {
  if (size === 0) return [[]];
  return items.flatMap((item, i) =>
    combinations(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

function choices(lists) {
  return lists.reduce(
    (found, list) => found.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );
}

// The minimal sets of criteria that together push a formula one way.
export function enough(formula, helps, lifted) {
  if (typeof formula === "string") return helps(formula);
  const parts = partsOf(formula);
  const held = threshold(formula);
  const needed = lifted ? held : parts.length - held + 1;
  const perPart = parts.map((part) => enough(part, helps, lifted));
  return minimal(
    combinations(perPart, needed).flatMap((some) => choices(some).map(union)),
  );
}

function listed(sets) {
  const text = (set) => set.join("\u0000");
  return [...sets].sort((a, b) => (text(a) < text(b) ? -1 : 1));
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
function withEntailed(change, degrees, lift, entails) {
  const whole = [...change];
  for (const name of whole) {
    const tied = lift
      ? (entails[name] || []).filter((d) => degrees[d] === NOT_MET)
      : Object.keys(entails).filter(
          (c) => entails[c].includes(name) && degrees[c] === MET,
        );
    for (const other of tied) if (!whole.includes(other)) whole.push(other);
  }
  return whole.sort();
}

/** The smallest changes that make the verdict start or stop being yes. */
export function flips(formula, values, doubt, entails = {}) {
  const degrees = {};
  for (const name of criteria(formula)) {
    degrees[name] = interval(values[name], doubt)[0];
  }
  const lift = degree(formula, degrees) < MET;
  const helps = (name) => ((degrees[name] === MET) === lift ? [[]] : [[name]]);
  const changes = enough(formula, helps, lift);
  return listed(
    minimal(changes.map((set) => withEntailed(set, degrees, lift, entails))),
  );
}

function settledBy(formula, bounds, low, high) {
  if (low !== high) return [];
  const holds = (name) => (bounds[name][0] >= low ? [[name]] : []);
  const fails = (name) => (bounds[name][1] <= high ? [[name]] : []);
  const floor = low > NOT_MET ? enough(formula, holds, true) : [[]];
  const ceiling = high < MET ? enough(formula, fails, false) : [[]];
  return listed(minimal(floor.flatMap((a) => ceiling.map((b) => union([a, b])))));
}

function pivotsOf(formula, bounds) {
  const found = new Set();
  for (const level of [PARTLY, MET]) {
    const helps = (name) => {
      if (bounds[name][0] >= level) return [[]];
      return bounds[name][1] >= level ? [[name]] : [];
    };
    enough(formula, helps, true).flat().forEach((name) => found.add(name));
  }
  return Object.keys(bounds).filter((name) => found.has(name));
}

// The interval of each criterion, and both ends of the formula's.
function boundsOf(formula, values, doubt) {
  const bounds = {};
  for (const name of criteria(formula)) bounds[name] = interval(values[name], doubt);
  const ends = [0, 1].map((end) =>
    degree(formula, Object.fromEntries(criteria(formula).map((c) => [c, bounds[c][end]]))),
  );
  return [bounds, ...ends];
}

function verdictOf(low, high) {
  return low === high ? ["no", "borderline", "yes"][low] : "open";
}

/** The verdict alone. */
export function decide(formula, values, doubt = "none") {
  const [, low, high] = boundsOf(formula, values, doubt);
  return verdictOf(low, high);
}

/** What a formula says of a case whose criteria have these values. */
export function judge(formula, values, { doubt = "none", entails = {} } = {}) {
  const [bounds, low, high] = boundsOf(formula, values, doubt);
  const pivots = pivotsOf(formula, bounds);
  const whole = low === NOT_MET && high === MET;
  return {
    verdict: verdictOf(low, high),
    ruled_out: low === high || whole ? null : high < MET ? "yes" : "no",
    open_because: OPEN_VALUES.filter((kind) => pivots.some((p) => values[p] === kind)),
    settled_by: settledBy(formula, bounds, low, high),
    pivots: pivots.map((name) => ({
      criterion: name,
      do: values[name] === "contested" ? "weigh" : "search",
    })),
    flips_strict: flips(formula, values, "strict", entails),
    flips_lenient: flips(formula, values, "lenient", entails),
    met: Object.values(bounds).filter(([a, b]) => a === MET && b === MET).length,
    of: Object.keys(bounds).length,
  };
}
