// Labelled fields and questions of the case's parts.
import { button, make } from "../dom.js";
import { say } from "../text.js";

/** One part of the page; `draw` fills it, `changed` hears of changes by others. */
export class Part {
  constructor(desk, root) {
    this.desk = desk;
    this.root = root;
    this.slug = `case-${root.dataset.casePart}`;
    desk.join(this);
  }

  get one() {
    return this.desk.one;
  }

  get material() {
    return this.desk.material;
  }

  change(step) {
    this.desk.change(this, step);
  }

  changed(by) {
    if (by !== this) this.draw();
  }
}

/** A labelled line or, with `rows`, a labelled box; `onchange` gets the text. */
export function textField({ id, label, value, help, rows, onchange }) {
  const hint = help ? make("span", { class: "ex-small", id: `${id}-help` }, help) : null;
  const props = {
    id, class: rows ? "ex-input case-box" : "ex-input", rows,
    "aria-describedby": help ? `${id}-help` : null, autocomplete: "off",
  };
  const field = make(rows ? "textarea" : "input", props);
  field.value = value;
  field.addEventListener("input", () => onchange(field.value));
  return make("p", { class: "ex-field" },
    make("label", { for: id }, label), hint, field);
}

/** A labelled list to choose from; `choices` is a list of [value, text]. */
export function choiceField({ id, label, choices, value, describe, onchange }) {
  const select = make("select", { id, class: "ex-select", "aria-label": describe });
  for (const [name, text] of choices) {
    select.append(make("option", { value: name, selected: name === value }, text));
  }
  select.addEventListener("change", () => onchange(select.value));
  return make("p", { class: "ex-field" }, make("label", { for: id }, label), select);
}

/** Radio buttons in a group; `choices` is a list of [value, text]. */
export function radioField({ name, legend, choices, value, onchange }) {
  const group = make("fieldset", { class: "ex-fields case-radios" }, make("legend", {}, legend));
  for (const [given, text] of choices) {
    const radio = make("input", {
      type: "radio", name, value: given, checked: given === value,
      onchange: () => onchange(given),
    });
    group.append(make("label", { class: "ex-bin" }, radio, make("span", {}, text)));
  }
  return group;
}

/** Ask before something that takes work away; the focus goes to the harmless answer. */
export function ask(place, text, yes, no, onyes, onno) {
  const done = (act) => () => {
    place.replaceChildren();
    act();
  };
  const keep = button(no, done(onno));
  place.replaceChildren(make("div", { class: "case-ask", role: "group", "aria-label": text },
    make("p", {}, text),
    make("p", { class: "ex-buttons" }, keep, button(yes, done(onyes)))));
  keep.focus();
}

export function note(text) {
  return make("p", { class: "ex-note" }, text);
}

export function heading(part, slug) {
  return make("p", { class: "case-title", id: `${slug}-title` }, say(`case.part.${part}`));
}
