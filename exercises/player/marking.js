// Marks a response, as exercises/marking.py does; the tests compare whole results.
// Nothing here touches the page: a payload and a response go in, a Result comes out.
import { build } from "./marks/build.js";
import { choice } from "./marks/choice.js";
import { code } from "./marks/code.js";
import { estimate } from "./marks/estimate.js";
import { order } from "./marks/order.js";
import { fill, summary } from "./marks/shared.js";
import { sort } from "./marks/sort.js";
import { verdict } from "./marks/verdict.js";
import { write } from "./marks/write.js";
import { MESSAGES } from "./texts.js";

const MARKS = { argue: sort, build, choice, code, estimate, order, sort, verdict, write };

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
