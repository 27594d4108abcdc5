// A text, and afterwards the reader's own judgement of it.
import { readControls, writeControls } from "../controls.js";
import { wordsIn } from "../marks/write.js";
import { say } from "../text.js";

const SELF = "self:";

export const write = {
  isCounted: false,
  isLong: true,
  isUnmarked: true,
  missing: "write.missing",
  reasons: (parts) => (parts.length > 1 ? "write.done" : "write.reasons"),

  read(form) {
    const chosen = Object.entries(readControls(form));
    const marks = chosen.filter(([part, values]) => part.startsWith(SELF) && values.length)
      .map(([part, values]) => [part.slice(SELF.length), values[0]]);
    const response = { text: form.querySelector("textarea").value };
    if (marks.length) response.self_marks = Object.fromEntries(marks);
    return response;
  },

  write(form, response) {
    const { text, self_marks: marks = {} } = response || {};
    const pairs = Object.entries(marks).map(([id, mark]) => [SELF + id, [mark]]);
    writeControls(form, { text: [text], ...Object.fromEntries(pairs) });
  },

  partsTouched: (form, input) => [input.dataset.part.replace(SELF, "")],

  place: (form, id) => form.querySelector(id === "text" ? "textarea"
    : `input[data-part="${SELF}${id}"]`).closest("fieldset").querySelector("legend"),

  solutionPlaces: () => [],
  describe: (form, response) => (response ? [response.text] : []),
  progress: (form) => say("write.words", { n: wordsIn(form.querySelector("textarea").value) }),
};
