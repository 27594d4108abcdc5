// Questions about what a definition says of a case. Above them stands the lab, in
// which the reader changes values; its settings are no part of the answer.
import {
  inputsOf, legendOf, readControls, textOfInput, textOfLegend, writeControls,
} from "../controls.js";
import { startLab } from "../lab.js";
import { inWords, say } from "../text.js";

function asControls(response) {
  const pairs = Object.entries(response || {});
  return Object.fromEntries(pairs.map(([part, answer]) => [part, [].concat(answer)]));
}

// A radio group answers with one word, checkboxes with a list.
function answerOf(form, part, values) {
  return inputsOf(form, part)[0].type === "radio" ? values[0] : values;
}

function given(form) {
  return Object.entries(readControls(form)).filter(([, values]) => values.length);
}

function words(form, part, answer) {
  return inWords([].concat(answer).map((value) => textOfInput(form, part, value)));
}

export const verdict = {
  isCounted: true,

  start: startLab,

  read(form) {
    return Object.fromEntries(
      given(form).map(([part, values]) => [part, answerOf(form, part, values)]));
  },

  write(form, response) {
    writeControls(form, asControls(response));
  },

  partsTouched: (form, input) => [input.dataset.part],

  place: (form, id) => legendOf(form, id),

  label: (form, id) => textOfLegend(form, id),

  answerWords: (form, response, id) => words(form, id, response[id]),

  solutionPlaces: (form, response) => Object.entries(response).flatMap(
    ([part, answer]) => inputsOf(form, part)
      .filter((input) => [].concat(answer).includes(input.value))
      .map((input) => input.closest("label"))),

  describe: (form, response) => Object.entries(response || {}).map(([part, answer]) => (
    `‘${textOfLegend(form, part)}’: ${words(form, part, answer)}`)).join("; "),

  missing(form) {
    const answered = given(form).map(([part]) => part);
    const open = Object.keys(readControls(form)).filter((p) => !answered.includes(p));
    const list = inWords(open.map((part) => `‘${textOfLegend(form, part)}’`));
    return say("verdict.missing", { list });
  },

  progress: () => "",
};
