// The value that evidence suggests, as in exercises/alliance/proposal.py.
const NARROW = ["pair", "one_member"];

/** The value that pieces of evidence suggest; a coder may differ and says why. */
export function propose(pieces, unit) {
  const all = (test) => pieces.length > 0 && pieces.every(test);
  const inferred = all((piece) => piece.directness === "inferred");
  const said = (value, because) => ({ value, inferred, because });
  if (!pieces.length) return said("not_stated", "silence");
  if (new Set(pieces.map((piece) => piece.direction)).size > 1) {
    return said("contested", "both_sides");
  }
  if (pieces[0].direction === "against") return said("not_met", "speaks_against");
  if (unit === "organisation" && all((piece) => NARROW.includes(piece.unit))) {
    return said("partly", "narrow");
  }
  return said("met", "speaks_for");
}
