// As in exercises/kinds/sort.py; arguing is sorting into roles.
import { hasAll, part } from "./shared.js";

function markSort({ material, key }, response) {
  return material.items.map(({ id }) => {
    const { bins, contested, text, wrong } = key.items[id];
    if (contested) return part(id, "unscored", "item.contested", { text });
    const bin = response[id];
    if (bins.includes(bin)) return part(id, "right", "item.right", { text });
    return part(id, "wrong", "item.wrong", { text: wrong[bin].text }, wrong[bin].mistake);
  });
}

export const sortMarks = {
  mark: markSort,
  isComplete: ({ material }, response) => hasAll(material.items, response),
  solve: ({ material, key }) => Object.fromEntries(
    material.items.map(({ id }) => [id, key.items[id].bins[0]])),
};
