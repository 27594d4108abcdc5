// Items into bins: one group of radio buttons for each item, so no dragging is needed.
import {
  inputsOf, legendOf, readControls, textOfInput, textOfLegend, writeControls,
} from "../controls.js";
import { inWords, say } from "../text.js";

function placed(form) {
  return Object.entries(readControls(form)).filter(([, values]) => values.length);
}

function asControls(response) {
  const pairs = Object.entries(response || {});
  return Object.fromEntries(pairs.map(([item, bin]) => [item, [bin]]));
}

export const sort = {
  isCounted: true,

  read: (form) => Object.fromEntries(placed(form).map(([item, [bin]]) => [item, bin])),

  write(form, response) {
    writeControls(form, asControls(response));
  },

  partsTouched: (form, input) => [input.dataset.part],

  place: (form, id) => legendOf(form, id),

  label: (form, id) => textOfLegend(form, id),

  answerWords: (form, response, id) => textOfInput(form, id, response[id]),

  solutionPlaces: (form, response) => Object.entries(response).map(([item, bin]) => (
    inputsOf(form, item).find((input) => input.value === bin).closest("label"))),

  describe: (form, response) => Object.entries(response || {}).map(([item, bin]) => (
    `‘${textOfLegend(form, item)}’: ${textOfInput(form, item, bin)}`)).join("; "),

  missing(form) {
    const open = Object.entries(readControls(form)).filter(([, bins]) => !bins.length);
    const list = inWords(open.map(([item]) => `‘${textOfLegend(form, item)}’`));
    return say("sort.missing", { list });
  },

  progress: (form) => say("sort.placed", {
    placed: placed(form).length, n: Object.keys(readControls(form)).length,
  }),
};
