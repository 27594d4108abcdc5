// Numbers and probabilities, and for each whether the reader knew it.
import { inputsOf, textOfInput, textOfLegend } from "../controls.js";
import { say } from "../text.js";
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
      const knew = textOfInput(form, `${part}:knew`, response[`${part}:knew`]);
      // An answer to another edition may name what this one has not.
      const [input] = inputsOf(form, part);
      const unit = input ? input.dataset.unit : "";
      const told = say("estimate.given", { given, unit, knew });
      return `‘${textOfLegend(form, part)}’: ${told}`;
    }),
};
