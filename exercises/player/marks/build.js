// As in exercises/kinds/roles.py.
import { decide } from "../logic.js";
import { MESSAGES } from "../texts.js";
import { sameAs, sentence } from "../own_definition.js";
import { areRoles, formulaOf, having } from "../roles.js";
import { fill, hasAll, part } from "./shared.js";

const NONE = "none";

/** Roles as the logic wants them, without what plays no part. */
export function rolesFrom(response) {
  const given = Object.entries(response).filter(([, role]) => role !== NONE);
  return { given: Object.fromEntries(given), at_least: 1 };
}

function differences({ roles }, response) {
  return Object.keys(response).filter((id) => (roles[id] || NONE) !== response[id]).length;
}

function markRole({ id, label }, accepted, place, given) {
  const right = accepted.roles[id] || NONE;
  const words = { ...MESSAGES.words.role, [NONE]: MESSAGES.words.no_role };
  const args = { label, role: words[right], place: place ? ` (${place})` : "" };
  if (given === right) return part(id, "right", "build.right", args);
  Object.assign(args, { given: words[given], why: MESSAGES.roles[right] });
  return part(id, "wrong", "build.wrong", args, MESSAGES.role_mistakes[right][given]);
}

/** A definition read back: as a sentence, whose it is, what it does to the anchors. */
export function readBack(roles, { criteria, readings, entails, anchors }) {
  const labels = Object.fromEntries(criteria.map(({ id, label }) => [id, label]));
  const texts = MESSAGES.definition;
  const same = sameAs(formulaOf(roles), readings, entails);
  const tested = [...having(roles, "necessary"), ...having(roles, "way")];
  const told = anchors.filter(({ values }) => tested.every((id) => values[id]))
    .map(({ name, expected, values }) =>
      [name, expected, decide(formulaOf(roles), values)])
    .filter(([, expected, found]) => found !== expected)
    .map(([name, , found]) => `${name}: ${MESSAGES.words.verdict[found]}`);
  return {
    sentence: sentence(roles, labels),
    same: same.length ? fill(texts.same, { list: same.join("; ") }) : texts.nobody,
    anchors: told.length ? fill(texts.anchors, { list: told.join("; ") }) : "",
  };
}

function markWhole(material, accepted, response) {
  const roles = rolesFrom(response);
  if (!areRoles(roles)) {
    return part("whole", "wrong", "build.nothing", {}, "indicator_for_criterion");
  }
  const args = readBack(roles, material);
  if (differences(accepted, response)) return part("whole", "unscored", "build.other", args);
  args.name = accepted.name;
  args.note = accepted.note ? ` ${accepted.note}` : "";
  return part("whole", "unscored", "build.accepted", args);
}

export const buildMarks = {
  mark({ material, key }, response) {
    // The first of those that are nearest.
    const [accepted] = [...key.accepted].sort(
      (a, b) => differences(a, response) - differences(b, response));
    const parts = material.criteria.map((one) =>
      markRole(one, accepted, key.places[one.id], response[one.id]));
    return [...parts, markWhole(material, accepted, response)];
  },
  isComplete: ({ material }, response) => hasAll(material.criteria, response),
  solve: ({ material, key }) => Object.fromEntries(material.criteria.map(
    ({ id }) => [id, key.accepted[0].roles[id] || NONE])),
};
