// Numbers and probabilities, and for each whether the reader knew it.
import { inputsOf } from "../controls.js";
import { groups } from "./groups.js";

export const estimate = {
  ...groups,
  isLong: true,

  partsTouched: (form, input) => [input.dataset.part.replace(":knew", "")],

  // The fact stands with the question; nothing is ticked in a solution.
  solutionPlaces: () => [],

  describe: (form, response) => Object.entries(response || {})
    .filter(([part]) => !part.endsWith(":knew"))
    .map(([part, given]) => {
      const [input] = inputsOf(form, part);
      const label = input.closest("label").querySelector(".ex-label").textContent;
      return `${label}: ${given}`;
    }).join("; "),
};
