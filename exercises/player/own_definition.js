// A definition that a reader puts together: read back and compared; as in
// exercises/own_definition.py and exercises/alliance/roles.py.
import { waysToYes } from "./logic.js";
import { fill, listed } from "./marks/shared.js";
import { MESSAGES } from "./texts.js";
import { having } from "./roles.js";

/** Whether two formulae give the same verdict on every case that is possible. */
export function equivalent(first, second, entails = {}) {
  const [a, b] = [first, second].map((one) => closedWays(one, entails));
  return a.length === b.length && a.every((set) => b.includes(set));
}

// The minimal sets that make a formula hold, with what they entail, as texts.
function closedWays(formula, entails) {
  const whole = waysToYes(formula).map(
    (set) => [...new Set([...set, ...set.flatMap((name) => entails[name] || [])])].sort());
  const inside = (part, set) => part.every((name) => set.includes(name));
  const kept = whole.filter(
    (set) => !whole.some((other) => other.length < set.length && inside(other, set)));
  return [...new Set(kept.map((set) => set.join("\u0000")))];
}

/** The ids of those readings, {id: formula}, that are equivalent to a formula. */
export function sameAs(formula, readings, entails = {}) {
  return Object.keys(readings).filter((id) => equivalent(formula, readings[id], entails));
}

/** A definition as a sentence. */
export function sentence(roles, labels) {
  const texts = MESSAGES.definition;
  const named = (role) => having(roles, role).map((name) => `‘${labels[name]}’`);
  const parts = named("necessary");
  const ways = named("way");
  if (ways.length) {
    const template = ways.length > 1 ? texts.ways : texts["ways.one"];
    parts.push(fill(template, { k: roles.at_least, n: ways.length, list: listed(ways) }));
  }
  const told = [fill(texts.must, { list: listed(parts) })];
  for (const role of ["indicator", "dimension"]) {
    if (named(role).length) told.push(fill(texts[role], { list: listed(named(role)) }));
  }
  return told.join(" ");
}
