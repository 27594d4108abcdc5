// As in exercises/kinds/order.py.
import { part } from "./shared.js";

function markOne(name, response, material, key) {
  const at = response.indexOf(name);
  const one = key.items[name];
  const date = (id) => key.items[id].date;
  const late = response.slice(0, at).find((id) => date(id) > one.date);
  const early = response.slice(at + 1).find((id) => date(id) < one.date);
  const other = late || early;
  if (!other) return part(name, "right", "order.right", { when: one.text });
  const args = {
    when: one.text,
    other: material.items.find(({ id }) => id === other).text,
    then: key.items[other].text,
  };
  const message = late ? "order.late" : "order.early";
  return part(name, "wrong", message, args, "place_missed");
}

export const order = {
  mark: ({ material, key }, response) =>
    response.map((name) => markOne(name, response, material, key)),
  isComplete: ({ material }, response) =>
    Array.isArray(response) && response.length === material.items.length,
  // The sort keeps items of one date as the record has them.
  solve({ material, key }) {
    const date = (id) => key.items[id].date;
    return material.items.map(({ id }) => id)
      .sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0));
  },
};
