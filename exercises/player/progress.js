// The page of progress: what this browser has kept of every exercise of the course.
import { make } from "./dom.js";
import { say } from "./text.js";

const isDone = (entry) => entry && ["solved", "shown"].includes(entry.state);

/** Whether this page shows progress. */
export const hasProgress = () => Boolean(document.querySelector(".ex-all"));

// Shows states, and shows them anew whenever an answer changes here or in another tab.
export function startProgress(store) {
  const items = [...document.querySelectorAll("li[data-progress]")];
  const routes = routeFilter(() => show());
  document.querySelector(".ex-all").prepend(routes.element);
  const show = () => {
    const answers = store.all();
    for (const item of items) showItem(item, answers[item.dataset.progress], routes.isOn(item));
    for (const chapter of document.querySelectorAll(".ex-chapter")) showCount(chapter);
    routes.say(items.filter(({ hidden }) => !hidden));
    for (const cell of document.querySelectorAll("[data-verdict]")) showVerdict(cell, answers);
  };
  store.listen(show);
  show();
}

function showItem(item, entry, isOn) {
  const state = entry ? entry.state : "untouched";
  item.dataset.state = state;
  item.querySelector(".ex-state").textContent = `: ${say(`state.${state}`)}`;
  item.dataset.done = String(Boolean(isDone(entry)));
  item.hidden = !isOn;
}

function counted(items) {
  const n = items.filter(({ dataset }) => dataset.done === "true").length;
  return say("progress.count", { n, of: items.length });
}

function showCount(chapter) {
  const items = [...chapter.querySelectorAll("li")].filter(({ hidden }) => !hidden);
  chapter.querySelector(".ex-progress").textContent = counted(items);
  chapter.hidden = !items.length;
}

function showVerdict(cell, answers) {
  const { response } = answers[cell.dataset.verdict] || {};
  const word = response && document.querySelector(
    `.ex-verdicts data[value="${CSS.escape(response[cell.dataset.item] || "")}"]`);
  cell.textContent = word ? word.textContent : say("progress.none");
}

// Each route contains the one before it.
const ROUTES = ["core", "more", "masters"];

function routeFilter(changed) {
  const radios = ROUTES.map((route, at) => make("label", { class: "ex-bin" },
    make("input", {
      type: "radio", name: "sco-route", value: at, checked: at === ROUTES.length - 1,
      onchange: changed,
    }),
    make("span", {}, say(`progress.route.${route}`))));
  const told = make("p", { class: "ex-note", role: "status" });
  const next = make("p", {});
  const element = make("div", { class: "ex-routes" },
    make("fieldset", { class: "ex-fields" },
      make("legend", {}, say("progress.routes")), make("div", { class: "ex-bins" }, ...radios)),
    told, next);
  const chosen = () => Number(element.querySelector(":checked").value);
  return {
    element,
    isOn: (item) => ROUTES.indexOf(item.dataset.route) <= chosen(),
    say(items) {
      told.textContent = counted(items);
      const open = items.find(({ dataset }) => dataset.done !== "true");
      next.replaceChildren(...(open ? [say("progress.next"), " ",
        open.querySelector("a").cloneNode(true)] : [say("progress.all")]));
    },
  };
}
