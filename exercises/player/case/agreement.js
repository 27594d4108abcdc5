// How far two coders agree, as in exercises/alliance/agreement.py.

/** {cells, differing, raw, kappa, alpha, undefined} of two people's {cell: value}. */
export function agreementOf(mine, theirs) {
  const shared = Object.keys(mine).filter((key) => theirs[key]);
  const pairs = shared.map((key) => [mine[key], theirs[key]]);
  const differing = shared.filter((key) => mine[key] !== theirs[key]);
  const n = shared.length;
  const same = n - differing.length;
  const kappa = kappaOf(pairs, same);
  const alpha = alphaOf(pairs, differing.length);
  const why = n ? "one_value" : "no_cells";
  return {
    cells: n, differing, raw: n ? same / n : null, kappa, alpha,
    undefined: {
      ...(kappa === null ? { kappa: why } : {}), ...(alpha === null ? { alpha: why } : {}),
    },
  };
}

function countsOf(values) {
  const found = {};
  for (const value of values) found[value] = (found[value] || 0) + 1;
  return found;
}

function kappaOf(pairs, same) {
  const n = pairs.length;
  if (!n) return null;
  const [first, second] = [0, 1].map((who) => countsOf(pairs.map((pair) => pair[who])));
  // In whole numbers, so that an undefined kappa is recognised exactly.
  const chance = Object.keys(first)
    .reduce((sum, value) => sum + first[value] * (second[value] || 0), 0);
  return chance === n * n ? null : (same * n - chance) / (n * n - chance);
}

function alphaOf(pairs, different) {
  const counts = Object.values(countsOf(pairs.flat()));
  const total = 2 * pairs.length;
  const unlike = total * total - counts.reduce((sum, count) => sum + count * count, 0);
  if (!unlike) return null;
  // Of two different values two ordered pairs are unlike, divided by one.
  return 1 - (2 * different * (total - 1)) / unlike;
}

/** A number with two decimals, halves rounded up, as Python writes it too. */
export function twoDecimals(value) {
  const cents = Math.floor(value * 100 + 0.5);
  const whole = Math.floor(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  return `${cents < 0 ? "−" : ""}${whole}.${rest}`;
}
