// As in exercises/kinds/choice.py.
import { part } from "./shared.js";

function markChoice({ material, key }, response) {
  const parts = [];
  for (const { id } of material.options) {
    const { right, text, mistake, missed } = key.options[id];
    const chosen = response.includes(id);
    if (chosen && right) parts.push(part(id, "right", "option.right", { text }));
    if (chosen && !right) {
      parts.push(part(id, "wrong", "option.wrong", { text }, mistake));
    }
    if (!chosen && right && material.select === "several") {
      parts.push(part(id, "wrong", "option.missed", { text: missed }, mistake));
    }
  }
  return parts;
}

export const choiceMarks = {
  mark: markChoice,
  isComplete: (_, response) => Array.isArray(response) && response.length > 0,
  solve: ({ material, key }) =>
    material.options.map(({ id }) => id).filter((id) => key.options[id].right),
};
