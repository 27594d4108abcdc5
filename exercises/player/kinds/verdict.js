// Questions about what a definition says of a case. Above them stands the lab, in
// which the reader changes values; its settings are no part of the answer.
import {
  inputsOf, legendOf, readControls, textOfInput, textOfLegend, writeControls,
} from "../controls.js";
import { startLab } from "../lab.js";
import { inWords, say } from "../text.js";

function asControls(response) {
  const pairs = Object.entries(response || {});
  return Object.fromEntries(pairs.map(([part, given]) => [part, [].concat(given)]));
}

// A radio group answers with one word, checkboxes with a list.
function answerOf(form, part, values) {
  return inputsOf(form, part)[0].type === "radio" ? values[0] : values;
}

function words(form, part, given) {
  return inWords([].concat(given).map((value) => textOfInput(form, part, value)));
}

export const verdict = {
  isCounted: true,

  start: startLab,

  read(form) {
    const given = Object.entries(readControls(form)).filter(([, values]) => values.length);
    return Object.fromEntries(
      given.map(([part, values]) => [part, answerOf(form, part, values)]));
  },

  write(form, response) {
    writeControls(form, asControls(response));
  },

  partsTouched: (form, input) => [input.dataset.part],

  place: (form, id) => legendOf(form, id),

  label: (form, id) => textOfLegend(form, id),

  answerWords: (form, response, id) => words(form, id, response[id]),

  solutionPlaces: (form, response) => Object.entries(response).flatMap(
    ([part, given]) => inputsOf(form, part)
      .filter((input) => [].concat(given).includes(input.value))
      .map((input) => input.closest("label"))),

  describe: (form, response) => Object.entries(response || {}).map(
    ([part, given]) => `‘${textOfLegend(form, part)}’: ${words(form, part, given)}`).join("; "),

  missing(form) {
    const open = Object.entries(readControls(form)).filter(([, values]) => !values.length);
    const list = inWords(open.map(([part]) => `‘${textOfLegend(form, part)}’`));
    return say("verdict.missing", { list });
  },

  progress: () => "",
};
