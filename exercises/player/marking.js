// Marks a response, as exercises/marking.py does; the tests compare whole results.
// Nothing here touches the page: a payload and a response go in, a Result comes out.
import { buildMarks } from "./marks/build.js";
import { choiceMarks } from "./marks/choice.js";
import { codeMarks } from "./marks/code.js";
import { estimateMarks } from "./marks/estimate.js";
import { orderMarks } from "./marks/order.js";
import { fill, summary } from "./marks/shared.js";
import { sortMarks } from "./marks/sort.js";
import { verdictMarks } from "./marks/verdict.js";
import { writeMarks } from "./marks/write.js";
import { MESSAGES } from "./texts.js";

const MARKS = {
  argue: sortMarks,
  build: buildMarks,
  choice: choiceMarks,
  code: codeMarks,
  estimate: estimateMarks,
  order: orderMarks,
  sort: sortMarks,
  verdict: verdictMarks,
  write: writeMarks,
};

/** Mark a complete response. */
export function mark(payload, response) {
  return summary(MARKS[payload.kind].mark(payload, response));
}

/** True where every part of the exercise has an answer. */
export function isComplete(payload, response) {
  return MARKS[payload.kind].isComplete(payload, response);
}

// In a solution nobody answered, so some messages have another form there.
function solutionText(message) {
  const texts = MESSAGES.messages;
  return texts[`${message}.solution`] || texts[message];
}

/** A right response, with what is said of each of its parts. */
export function solution(payload) {
  const response = MARKS[payload.kind].solve(payload);
  const parts = mark(payload, response).parts.map(({ id, outcome, message, args }) => ({
    id, outcome, text: fill(solutionText(message), args),
  }));
  return { response, parts };
}
