// The page of progress: what this browser has kept of every exercise of the course.
import { make } from "./dom.js";
import { say } from "./text.js";

// Each route contains the one before it.
const ROUTES = ["core", "more", "masters"];

// `all`: the list that Python wrote. Shown anew whenever an answer changes, here or in
// another tab.
export function startProgress(all, store) {
  const items = [...all.querySelectorAll("li")];
  const told = make("p", { role: "status" });
  const next = make("p");
  const radios = ROUTES.map((route, at) => make("label", { class: "ex-bin" },
    make("input", {
      type: "radio", name: "sco-route", value: at, checked: at === 2, onchange: show,
    }),
    say(`progress.route.${route}`)));
  all.prepend(make("div", { class: "ex-routes" },
    make("fieldset", { class: "ex-fields" },
      make("legend", {}, say("progress.routes")),
      make("div", { class: "ex-bins" }, ...radios)),
    told, next));

  function show() {
    const answers = store.all();
    const last = all.querySelector(":checked").value;
    for (const item of items) {
      const { progress, route } = item.dataset;
      const { state } = answers[progress] || { state: "untouched" };
      item.dataset.done = ["solved", "shown"].includes(state);
      item.querySelector(".ex-state").textContent = `: ${say(`state.${state}`)}`;
      item.hidden = ROUTES.indexOf(route) > last;
    }
    const shown = items.filter(({ hidden }) => !hidden);
    for (const chapter of all.querySelectorAll("section")) {
      const mine = shown.filter((item) => chapter.contains(item));
      chapter.querySelector("p").textContent = counted(mine);
      chapter.hidden = !mine.length;
    }
    told.textContent = counted(shown);
    const open = shown.find((item) => !isDone(item));
    next.replaceChildren(...(open
      ? [say("progress.next"), " ", open.querySelector("a").cloneNode(true)]
      : [say("progress.all")]));
  }
  store.listen(show);
  show();
}

const isDone = ({ dataset }) => dataset.done === "true";

function counted(items) {
  return say("progress.count", { n: items.filter(isDone).length, of: items.length });
}

// The words for the answers stand in the table, since the exercises are on other pages.
export function startVerdicts(table, store) {
  const words = [...table.querySelectorAll("data")];
  const cells = [...table.querySelectorAll("[data-verdict]")];
  function show() {
    const answers = store.all();
    for (const cell of cells) {
      const { response } = answers[cell.dataset.verdict] || {};
      const word = response && words.find(({ value }) => value === response[cell.dataset.item]);
      cell.textContent = word ? word.textContent : say("progress.none");
    }
  }
  store.listen(show);
  show();
}
