// A definition tried on cases, as in exercises/own_definition.py. No page needs it yet.
import { decide } from "./logic.js";
import { formulaOf, having } from "./roles.js";

/** The verdict on each case, {id: values}; "not_coded" where a value is missing. */
export function tryOn(roles, cases) {
  const formula = formulaOf(roles);
  const asked = [...having(roles, "necessary"), ...having(roles, "way")];
  return Object.fromEntries(Object.entries(cases).map(([id, values]) => [
    id, asked.every((name) => values[name]) ? decide(formula, values) : "not_coded"]));
}
