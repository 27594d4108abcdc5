// The inputs that Python wrote. Every input carries data-part, the part of the answer
// that it belongs to; texts are read from the page, where Markdown is already rendered.

export function inputsOf(form, part) {
  const all = [...form.querySelectorAll("input[data-part], textarea[data-part]")];
  return part === undefined ? all : all.filter((input) => input.dataset.part === part);
}

// {part: [chosen values]}
export function readControls(form) {
  const chosen = {};
  for (const input of inputsOf(form)) {
    const values = chosen[input.dataset.part] || (chosen[input.dataset.part] = []);
    if (isTicked(input) ? input.checked : input.value.trim()) values.push(input.value);
  }
  return chosen;
}

const isTicked = (input) => ["radio", "checkbox"].includes(input.type);

// The parts that must have an answer.
export function partsOf(form) {
  const needed = inputsOf(form).filter((input) => !("optional" in input.dataset));
  return [...new Set(needed.map((input) => input.dataset.part))];
}

// The parts that have no answer yet.
export function openParts(form) {
  const chosen = readControls(form);
  return partsOf(form).filter((part) => !chosen[part].length);
}

export function writeControls(form, chosen) {
  for (const input of inputsOf(form)) {
    const { part } = input.dataset;
    const values = Object.hasOwn(chosen, part) ? chosen[part] : [];
    if (isTicked(input)) input.checked = values.includes(input.value);
    else input.value = values[0] || "";
  }
}

export function textOfInput(form, part, value) {
  const input = inputsOf(form, part).find((one) => one.value === value);
  return input && isTicked(input) ? input.closest("label").querySelector(".ex-text").textContent
    .replace(/\.$/, "") : value;
}

export function textOfLegend(form, part) {
  const legend = legendOf(form, part);
  return legend ? legend.querySelector(".ex-text").textContent : part;
}

export function legendOf(form, part) {
  const [input] = inputsOf(form, part);
  return input ? input.closest("fieldset").querySelector("legend") : null;
}
