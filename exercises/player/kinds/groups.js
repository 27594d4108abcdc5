// What sorting and verdicts have in common: one group of inputs for each part of the
// answer, whose legend is the item or the question.
import {
  inputsOf, legendOf, readControls, textOfInput, textOfLegend, writeControls,
} from "../controls.js";
import { inWords } from "../text.js";

// Checkboxes answer with a list, all others with one word.
function answerOf(form, part, values) {
  return inputsOf(form, part)[0].type === "checkbox" ? values : values[0];
}

export const groups = {
  isCounted: true,

  read: (form) => Object.fromEntries(Object.entries(readControls(form))
    .filter(([, values]) => values.length)
    .map(([part, values]) => [part, answerOf(form, part, values)])),

  write(form, response) {
    const pairs = Object.entries(response || {});
    writeControls(form, Object.fromEntries(
      pairs.map(([part, answer]) => [part, [].concat(answer)])));
  },

  partsTouched: (form, input) => [input.dataset.part],

  place: (form, id) => legendOf(form, id),

  solutionPlaces: (form, response) => Object.entries(response).flatMap(
    ([part, answer]) => inputsOf(form, part)
      .filter((input) => [].concat(answer).includes(input.value))
      .map((input) => input.closest("label"))),

  describe: (form, response) => Object.entries(response || {}).map(([part, answer]) => {
    const words = [].concat(answer).map((value) => textOfInput(form, part, value));
    return `‘${textOfLegend(form, part)}’: ${inWords(words)}`;
  }),

  progress: () => "",
};
