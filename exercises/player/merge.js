// Where page and file differ, the reader sees both answers and chooses.
import { button, make, submitButton } from "./dom.js";
import { lastAnswered } from "./entry.js";
import { stateInWords } from "./exercise.js";
import { isNewer } from "./file.js";
import { say, sayCount, whenInWords } from "./text.js";

// `exercises`: Map of id -> live exercise; done(chosen entries | null)
export function mergeForm(differ, exercises, done) {
  const form = make("form", { class: "ex-merge", "aria-labelledby": "sco-merge-title" },
    make("h3", { id: "sco-merge-title", tabindex: "-1" }, say("merge.title")),
    ...differ.map((pair, index) => pairField(pair, index, exercises.get(pair.id))),
    make("div", { class: "ex-buttons" },
      submitButton(say("merge.apply")),
      button(say("merge.cancel"), () => done(null))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const taken = differ.filter((_, index) => (
      form.elements[`sco-merge-${index}`].value === "theirs"));
    done(Object.fromEntries(taken.map(({ id, theirs }) => [id, theirs])));
  });
  return form;
}

function pairField({ id, mine, theirs }, index, exercise) {
  const later = isNewer(theirs, mine) ? "theirs" : "mine";
  const option = (side, entry) => make("label", { class: "ex-option" },
    make("input", {
      type: "radio", name: `sco-merge-${index}`, value: side, checked: side === later,
    }),
    make("span", { class: "ex-text" },
      make("strong", {}, say(`merge.${side}`)), `: ${entryInWords(entry, exercise)}`));
  return make("fieldset", { class: "ex-fields" },
    make("legend", {}, exercise ? exercise.title : id),
    option("mine", mine), option("theirs", theirs));
}

function entryInWords(entry, exercise) {
  const words = [stateInWords(entry)];
  const last = lastAnswered(entry);
  if (last) words.push(say("merge.last", { when: whenInWords(last) }));
  const known = exercise && exercise.payload.kind === entry.kind;
  if (known && exercise.payload.revision !== entry.revision) {
    words.push(say("merge.revision", { n: entry.revision }));
  }
  const answer = answerInWords(entry, known && exercise);
  return `${words.join(" · ")}. ${say("merge.answer", { answer })}`;
}

function answerInWords({ response }, exercise) {
  const n = response === null ? 0 : Object.keys(response).length;
  if (!n) return say("nothing");
  return exercise ? exercise.describe(response).join("; ") : sayCount("answered", n);
}
