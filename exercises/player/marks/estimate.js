// As in exercises/kinds/estimate.py.
import { part } from "./shared.js";

const NUMBER = /^-?\d{1,12}(\.\d{1,6})?$/;

/** A number that a reader typed, or null. */
export function asNumber(text) {
  const isNumber = typeof text === "string" && NUMBER.test(text.trim());
  return isNumber ? Number(text) : null;
}

function markNumber({ id, asks, unit }, { fact, near, text }, response) {
  const given = response[id];
  const args = { given, unit, text };
  const said = (outcome, message) => part(id, outcome, `estimate.${message}`, args);
  if (asks === "probability" && fact === null) return said("unscored", "undecided");
  if (response[`${id}:knew`] === "yes") return said("unscored", "knew");
  const number = asNumber(given);
  if (asks === "probability") {
    const brier = Math.floor((number - 100 * fact) ** 2 / 100 + 0.5);
    args.brier = `${Math.floor(brier / 100)}.${String(brier % 100).padStart(2, "0")}`;
    return said("unscored", fact ? "happened" : "not_happened");
  }
  const off = Math.abs(number - fact);
  if (off <= near) return said("right", "near");
  return said(off <= 3 * near ? "part" : "wrong", "far");
}

export const estimateMarks = {
  mark: ({ material, key }, response) =>
    material.parts.map((one) => markNumber(one, key.parts[one.id], response)),
  isComplete: ({ material }, response) => material.parts.every(({ id, least, most }) => {
    const number = response ? asNumber(response[id]) : null;
    return number !== null && number >= least && number <= most
      && Boolean(response[`${id}:knew`]);
  }),
  solve: ({ material, key }) => Object.fromEntries(material.parts.flatMap(({ id, asks }) => {
    const { fact } = key.parts[id];
    const chance = fact === null ? 50 : 100 * fact;
    return [[id, String(asks === "probability" ? chance : fact)], [`${id}:knew`, "no"]];
  })),
};
