// Events in order: buttons move an item up or down, so no dragging is needed.
import { button, liveRegion, make } from "../dom.js";
import { say } from "../text.js";

const itemsOf = (form) => [...form.querySelectorAll(".ex-order > li")];
const textOf = (item) => item.querySelector(".ex-text").textContent;

function move(form, item, step, said) {
  const items = itemsOf(form);
  const to = items.indexOf(item) + step;
  if (!items[to]) return;
  if (step < 0) items[to].before(item);
  else items[to].after(item);
  showEnds(form);
  said.textContent = say("order.moved", { text: textOf(item), n: to + 1, of: items.length });
  item.dispatchEvent(new Event("change", { bubbles: true }));
}

// Not 'disabled', which would take the focus from the button just pressed.
function showEnds(form) {
  const items = itemsOf(form);
  for (const one of form.querySelectorAll("[data-step]")) {
    const end = items.at(Number(one.dataset.step) < 0 ? 0 : -1);
    one.setAttribute("aria-disabled", String(end.contains(one)));
  }
}

function mover(form, item, act, step, said) {
  const one = button(say(`order.${act}`), () => {
    move(form, item, step, said);
    // Moving an item in the page takes the focus from its button.
    one.focus();
  });
  one.dataset.step = step;
  one.setAttribute("aria-label", say("order.which", { act: say(`order.${act}`), text: textOf(item) }));
  return one;
}

export const order = {
  isCounted: true,
  isLong: true,
  missing: "order.missing",
  marks: "order.mark",
  rightOf: "order.right_of",

  start(root) {
    const form = root.querySelector("form");
    const said = liveRegion("ex-small");
    for (const item of itemsOf(form)) {
      item.querySelector(".ex-position").remove();
      item.append(make("span", { class: "ex-moves" },
        mover(form, item, "up", -1, said), mover(form, item, "down", 1, said)));
    }
    form.querySelector(".ex-order").after(said);
    order.first = order.first || new WeakMap();
    order.first.set(form, order.read(form));
  },

  read: (form) => itemsOf(form).map((item) => item.dataset.part),

  write(form, response) {
    const list = form.querySelector(".ex-order");
    const items = (response || order.first.get(form)).map((id) => order.item(form, id));
    // An answer to another edition may name what this one has not.
    list.append(...items.filter(Boolean));
    showEnds(form);
  },

  item: (form, id) => itemsOf(form).find((item) => item.dataset.part === id),
  partsTouched: (form) => order.read(form),
  place: (form, id) => order.item(form, id).querySelector(".ex-text"),
  solutionPlaces: () => [],
  solutionList: (form, parts) => parts.map(
    ({ id, text }) => `${textOf(order.item(form, id))} ${text}`),
  describe: (form, response) => (response || []).map((id, n) => {
    const item = order.item(form, id);
    return `${n + 1}. ${item ? textOf(item) : id}`;
  }),
  progress: () => "",
};
