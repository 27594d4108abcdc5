// A value and the evidence for it, criterion by criterion.
import {
  inputsOf, openParts, partsOf, readControls, textOfInput, writeControls,
} from "../controls.js";
import { inWords, say } from "../text.js";
import { groups } from "./groups.js";

const PIECES = ":evidence";

export const code = {
  ...groups,

  read(form) {
    const chosen = readControls(form);
    return Object.fromEntries(partsOf(form)
      .filter((id) => chosen[id].length || chosen[id + PIECES].length)
      .map((id) => [id, { value: chosen[id][0] || "", evidence: chosen[id + PIECES] }]));
  },

  write(form, response) {
    const pairs = Object.entries(response || {}).flatMap(([id, { value, evidence }]) =>
      [[id, [value]], [id + PIECES, evidence]]);
    writeControls(form, Object.fromEntries(pairs));
  },

  partsTouched: (form, input) => [input.dataset.part.replace(PIECES, "")],

  // The name of the criterion stands outside the two groups of inputs.
  place(form, id) {
    const [input] = inputsOf(form, id);
    return input ? input.closest(".ex-cell").querySelector("legend") : null;
  },

  solutionPlaces: (form, response) => Object.entries(response).flatMap(
    ([id, { value, evidence }]) => [[id, value], ...evidence.map((one) => [id + PIECES, one])]
      .map(([part, one]) => form.querySelector(
        `input[data-part="${part}"][value="${one}"]`).closest("label"))),

  describe: (form, response) => Object.entries(response || {}).map(([id, { value, evidence }]) => {
    // An answer to another edition may name what this one has not.
    const place = code.place(form, id);
    const name = place ? place.querySelector(".ex-text").textContent : id;
    const pieces = evidence.map((one) => `‘${textOfInput(form, id + PIECES, one)}’`);
    const rests = pieces.length ? ` (${inWords(pieces)})` : "";
    return `‘${name}’: ${value ? textOfInput(form, id, value) : say("nothing")}${rests}`;
  }),

  progress(form) {
    const n = partsOf(form).length;
    return say("sort.placed", { placed: n - openParts(form).length, n });
  },
};
