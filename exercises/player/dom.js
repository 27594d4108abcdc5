// Making elements. Text becomes text nodes only, so that nothing from a file or from
// a reader is ever read as markup.

export function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

export function button(text, onclick) {
  return make("button", { type: "button", class: "ex-button", onclick }, text);
}

export function submitButton(text) {
  return make("button", { type: "submit", class: "ex-button ex-main" }, text);
}

// What is put into it is read out. role=status says polite; both are given because
// old screen readers know only one of them. Not atomic, as a status is by itself: a
// sentence added must not have all the others read out again.
export function liveRegion(name) {
  return make("div", {
    class: name, role: "status", "aria-live": "polite", "aria-atomic": "false",
  });
}

// Scrolled by the whole group: the browser would show the focus alone, and that under
// the bar at the top of the page.
export function goTo(focus) {
  focus.closest("fieldset, li, .ex-lab").scrollIntoView();
  focus.focus({ preventScroll: true });
}

export function slugOf(id) {
  return id.replaceAll("/", "-");
}

// Labelled <select>; `choices` is a list of [value, text]. It carries its name itself,
// since an author's preview shows the same exercise, and so its id, several times.
export function selectOf(id, label, choices, chosen, onchange) {
  const select = make("select", { id, class: "ex-select", "aria-label": label });
  for (const [value, text] of choices) {
    select.append(make("option", { value, selected: value === chosen }, text));
  }
  select.addEventListener("change", () => onchange(select.value));
  return make("p", { class: "ex-field" }, make("label", { for: id }, label), select);
}

export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = make("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // At once would cancel the download in Firefox.
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// A button that opens the file dialogue; `onfile` gets the File.
export function fileButton(text, onfile) {
  const input = make("input", {
    type: "file", accept: ".json,application/json", hidden: true, "aria-label": text,
  });
  input.addEventListener("change", () => {
    const [file] = input.files;
    // Emptied first: otherwise choosing the same file again fires no event.
    if (file) Promise.resolve(onfile(file)).finally(() => { input.value = ""; });
  });
  return [button(text, () => input.click()), input];
}
