// One or several options of a list. All inputs belong to one part, "answer"; what is
// said of an answer is said of single options.
import { inputsOf, readControls, textOfInput, writeControls } from "../controls.js";

const PART = "answer";

export const choice = {
  // 'one of two is right' would say little of options chosen and missed.
  isCounted: false,

  read: (form) => readControls(form)[PART] || [],

  write(form, response) {
    writeControls(form, { [PART]: response || [] });
  },

  // A new choice changes what is true of every option.
  partsTouched: (form) => inputsOf(form, PART).map((input) => input.value),

  place(form, id) {
    const input = inputsOf(form, PART).find((one) => one.value === id);
    return input ? input.closest("label") : null;
  },

  solutionPlaces: (form, response) => response.map((id) => choice.place(form, id)),

  describe: (form, response) =>
    (response || []).map((id) => `‘${textOfInput(form, PART, id)}’`),

  progress: () => "",
};
