// The part that a criterion plays in a definition, as in exercises/alliance/roles.py.
// Roles are kept as {given: {criterion: role}, at_least}.
import { interval, partsOfFormula, threshold, verdictOf } from "./logic.js";

const TESTS = ["necessary", "way"];

/** The criteria that have a role, in the order given. */
export function having(roles, role) {
  return Object.keys(roles.given).filter((name) => roles.given[name] === role);
}

/** Whether roles make a definition: something is tested, and enough ways are there. */
export function areRoles(roles) {
  const ways = having(roles, "way").length;
  const tested = Object.values(roles.given).some((role) => TESTS.includes(role));
  return tested && roles.at_least >= 1 && (!ways || roles.at_least <= ways);
}

/** What a definition made of roles asks for. */
export function formulaOf(roles) {
  const parts = having(roles, "necessary");
  const ways = having(roles, "way");
  if (ways.length === roles.at_least) parts.push(...ways);
  else if (ways.length && roles.at_least === 1) parts.push({ any: ways });
  else if (ways.length) parts.push({ at_least: roles.at_least, of: ways });
  return parts.length === 1 ? parts[0] : { all: parts };
}

/** The roles in a formula, or null where it is nested too deeply for roles. */
export function rolesOf(formula, indicators = []) {
  const whole = formula.any || formula.of ? { all: [formula] } : formula;
  const parts = whole.all || [whole];
  const groups = parts.filter((part) => typeof part !== "string");
  const deep = groups.some(
    (group) => group.all || partsOfFormula(group).some((one) => typeof one !== "string"));
  if (groups.length > 1 || deep) return null;
  const given = {};
  for (const part of parts) if (typeof part === "string") given[part] = "necessary";
  for (const group of groups) for (const one of partsOfFormula(group)) given[one] = "way";
  for (const name of indicators) given[name] = given[name] || "indicator";
  return { given, at_least: groups.length ? threshold(groups[0]) : 1 };
}

/** The single changes of a role that turn the verdict. */
export function roleChanges(roles, values, doubt = "none") {
  const given = { ...roles.given };
  const hasWays = having(roles, "way").length > 0;
  const bounds = {};
  for (const name of Object.keys(given)) {
    if (values[name]) bounds[name] = interval(values[name], doubt);
  }
  const now = verdictOfRoles(given, roles.at_least, bounds);
  const found = [];
  for (const [name, role] of Object.entries(roles.given)) {
    if (role === "dimension" || !bounds[name]) continue;
    for (const becomes of [...TESTS, "indicator"]) {
      // A way by itself is a necessary condition.
      if (becomes === role || (becomes === "way" && !hasWays)) continue;
      given[name] = becomes;
      const verdict = verdictOfRoles(given, roles.at_least, bounds);
      if (verdict && verdict !== now) found.push({ criterion: name, role, becomes, verdict });
    }
    given[name] = role;
  }
  return found;
}

// The verdict of a definition made of roles; null where they make none.
function verdictOfRoles(given, atLeast, bounds) {
  const [low, high] = [0, 1].map((end) => {
    const held = [0, 0, 0];
    let floor = 2;
    let ways = 0;
    let tested = false;
    for (const name in given) {
      const role = given[name];
      if (role === "necessary") floor = Math.min(floor, bounds[name][end]);
      if (role === "way") {
        ways += 1;
        held[bounds[name][end]] += 1;
      }
      tested = tested || TESTS.includes(role);
    }
    if (!tested || (ways && atLeast > ways)) return null;
    if (!ways || held[2] >= atLeast) return floor;
    return Math.min(floor, held[2] + held[1] >= atLeast ? 1 : 0);
  });
  return low === null ? null : verdictOf(low, high);
}
