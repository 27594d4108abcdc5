// A judgement of logic.js in short sentences.
import { make } from "./dom.js";
import { inWords, say } from "./text.js";

export function verdictInWords(judgement, quoted) {
  return [
    make("p", { class: "ex-verdict-line" },
      make("strong", {}, say("lab.verdict", { verdict: nameOf(judgement) })),
      becauseOf(judgement)),
    block("settles", settles(judgement, quoted)),
    block("pivots", pivots(judgement, quoted)),
    block("flips", flips(judgement, quoted)),
  ].filter(Boolean);
}

function block(name, sentences) {
  if (!sentences) return null;
  return make("p", {}, make("span", { class: "ex-label" }, say(`lab.${name}`)), " ",
    sentences.join(" "));
}

function nameOf({ verdict, ruled_out: ruledOut }) {
  return say(ruledOut ? `lab.ruled_out.${ruledOut}` : `lab.verdict.${verdict}`);
}

function becauseOf({ open_because: because, verdict }) {
  if (verdict !== "open" || !because.length) return "";
  return ` ${say(`lab.because.${because.length > 1 ? "both" : because[0]}`)}`;
}

// Sets of criteria: "‘A’ alone; or ‘B’ and ‘C’ together"
function alternatives(sets, one, many, quoted) {
  const texts = sets.map((set) => say(set.length === 1 ? one : many, {
    list: inWords(set.map(quoted)),
  }));
  return texts.join(`; ${say("or")} `);
}

function settles({ settled_by: sets, verdict }, quoted) {
  if (verdict === "open") return [say("lab.settles.none")];
  return [`${alternatives(sets, "lab.alone", "lab.together", quoted)}.`];
}

function pivots({ pivots: found, verdict }, quoted) {
  if (!found.length) return verdict === "open" ? [say("lab.pivots.none")] : null;
  return ["weigh", "search"].flatMap((act) => {
    const named = found.filter((pivot) => pivot.do === act);
    if (!named.length) return [];
    const list = inWords(named.map((pivot) => quoted(pivot.criterion)));
    return [say(`lab.${act}`, { list })];
  });
}

function flips({ flips_strict: strict, flips_lenient: lenient }, quoted) {
  const changes = (sets) => (sets.length
    ? alternatives(sets, "lab.change", "lab.change", quoted) : say("lab.flips.none"));
  return [
    say("lab.strict", { changes: changes(strict) }),
    say("lab.lenient", { changes: changes(lenient) }),
  ];
}
