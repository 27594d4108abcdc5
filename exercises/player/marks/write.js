// As in exercises/kinds/write.py.
import { MESSAGES } from "../texts.js";
import { part } from "./shared.js";

export const wordsIn = (text) => (text || "").split(/\s+/).filter(Boolean).length;

export const writeMarks = {
  mark({ material, key }, { self_marks: marks = {} }) {
    const judged = material.rubric.filter(({ id }) => marks[id]).map(({ id }) =>
      part(id, "unscored", "write.judged",
        { given: MESSAGES.words.self[marks[id]], text: key.notes[id] }));
    return [part("text", "unscored", "write.model", { text: key.model }), ...judged];
  },
  isComplete: ({ material }, response) =>
    Boolean(response) && wordsIn(response.text) >= material.least_words,
  solve: ({ material, key }) => ({
    text: key.model,
    self_marks: Object.fromEntries(material.rubric.map(({ id }) => [id, "yes"])),
  }),
};
