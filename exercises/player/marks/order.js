// As in exercises/kinds/order.py.
import { part } from "./shared.js";

const longest = (rows) => rows.reduce((a, b) => (b.length > a.length ? b : a), []);

// A longest row of items that stand in order; of several the first found.
function longestRow(response, dateOf) {
  const rows = [];
  for (const name of response) {
    const before = rows.filter((row) => dateOf(row[row.length - 1]) <= dateOf(name));
    rows.push([...longest(before), name]);
  }
  return longest(rows);
}

function markItem(name, response, { items }, key) {
  const dateOf = (id) => key.items[id].date;
  const kept = longestRow(response, dateOf);
  const args = { when: key.items[name].text };
  if (kept.includes(name)) return part(name, "right", "order.right", args);
  const at = response.indexOf(name);
  const late = response.slice(0, at).find(
    (id) => kept.includes(id) && dateOf(id) > dateOf(name));
  const other = late || response.slice(at + 1).find(
    (id) => kept.includes(id) && dateOf(id) < dateOf(name));
  args.other = items.find(({ id }) => id === other).text.replace(/\.+$/, "");
  args.then = key.items[other].text;
  const message = late ? "order.late" : "order.early";
  return part(name, "wrong", message, args, "place_missed");
}

export const orderMarks = {
  mark: ({ material, key }, response) =>
    response.map((name) => markItem(name, response, material, key)),
  isComplete: ({ material }, response) =>
    Array.isArray(response) && response.length === material.items.length
    && material.items.some(({ id }, at) => response[at] !== id),
  // The sort keeps items of one date as the record has them.
  solve({ material, key }) {
    const dateOf = (id) => key.items[id].date;
    return material.items.map(({ id }) => id)
      .sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
  },
};
