// A judgement of logic.js in short sentences.
import { make } from "./dom.js";
import { inWords, say, wordFor } from "./text.js";

// Sets of criteria that a reader still compares.
const MOST = 4;

// `ties`: which criterion entails which, and the judgement made without regard to it.
// `changes`: single criteria that would turn the verdict if they played another part.
export function verdictInWords(judgement, quoted, ties, changes) {
  const told = sentencesOf(judgement, quoted, ties);
  return [
    make("p", { class: "ex-verdict-line" }, make("strong", {}, told.verdict), told.because),
    block("settles", told.settles),
    block("pivots", told.pivots),
    block("flips", told.flips),
    block("roles", changes.length ? roles(changes, quoted) : null),
  ].filter(Boolean);
}

/** What is said of a judgement, by what it answers; null where there is nothing. */
export function sentencesOf(judgement, quoted, ties) {
  const said = pivots(judgement, quoted);
  return {
    verdict: say("lab.verdict", { verdict: nameOf(judgement) }),
    because: becauseOf(judgement),
    settles: settles(judgement, quoted).join(" "),
    pivots: said && said.join(" "),
    flips: [...flipsInWords(judgement, quoted), ...tied(judgement, quoted, ties)].join(" "),
  };
}

// "all of: ‘A’; ‘B’; (at least one of: ‘C’; ‘D’)"
export function formulaInWords(formula, labels, inner = false) {
  if (typeof formula === "string") return `‘${labels[formula] || formula}’`;
  const parts = formula.all || formula.any || formula.of;
  const list = parts.map((part) => formulaInWords(part, labels, true)).join("; ");
  const name = formula.all ? "all" : formula.any ? "any" : "at_least";
  const words = say(`formula.${name}`, { list, k: formula.at_least });
  return inner ? `(${words})` : words;
}

function block(name, sentences) {
  if (!sentences) return null;
  return make("p", {}, make("span", { class: "ex-label" }, say(`lab.${name}`)), " ",
    sentences);
}

export function nameOf({ verdict, ruled_out: ruledOut }) {
  return say(ruledOut ? `lab.ruled_out.${ruledOut}` : `lab.verdict.${verdict}`);
}

function becauseOf({ open_because: because, verdict }) {
  if (verdict !== "open" || !because.length) return "";
  return ` ${say(`lab.because.${because.length > 1 ? "both" : because[0]}`)}`;
}

function shortest(sets) {
  return [...sets].sort((a, b) => a.length - b.length).slice(0, MOST);
}

// Sets of criteria: "‘A’ alone; or ‘B’ and ‘C’ together"
function alternatives(sets, one, quoted) {
  const texts = shortest(sets).map((set) => say(
    set.length === 1 ? one : "lab.together", { list: inWords(set.map(quoted)) }));
  const rest = sets.length - texts.length;
  if (rest) return `${texts.join("; ")}; ${say("lab.more", { n: rest })}`;
  const last = texts.pop();
  return texts.length ? `${texts.join("; ")}; ${say("or")} ${last}` : last;
}

function settles({ settled_by: sets, verdict }, quoted) {
  if (verdict === "open") return [say("lab.settles.none")];
  return [`${alternatives(sets, "lab.alone", quoted)}.`];
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

// What would turn the verdict. How doubt counts is said only where it matters.
function flipsInWords(judgement, quoted) {
  const { verdict, ruled_out: ruledOut } = judgement;
  const isYes = verdict === "yes";
  const mayBeYes = verdict === "open" && ruledOut !== "yes";
  const strict = turning(judgement.flips_strict, isYes, quoted);
  const lenient = turning(judgement.flips_lenient, isYes || mayBeYes, quoted);
  if (strict === lenient) return [strict[0].toUpperCase() + strict.slice(1)];
  return [
    say("lab.strict", { changes: strict }),
    say(mayBeYes ? "lab.lenient.yes" : "lab.lenient", { changes: lenient }),
  ];
}

function turning(sets, isYes, quoted) {
  const many = sets.length > 1 ? "any" : sets[0].length > 1 ? "all" : "one";
  return say(isYes ? "lab.turn.no" : "lab.turn.yes", {
    these: say(`lab.these.${many}`), list: alternatives(sets, "lab.single", quoted),
  });
}

// What would have to be defined otherwise: changes with the same end in one sentence.
function roles(changes, quoted) {
  const kinds = new Map();
  for (const { criterion, becomes, verdict } of changes) {
    const key = `${becomes}:${verdict}`;
    kinds.set(key, [...(kinds.get(key) || []), quoted(criterion)]);
  }
  return [...kinds].map(([key, names]) => {
    const [role, verdict] = key.split(":");
    return say(names.length > 1 ? "lab.role.many" : "lab.role.one", {
      list: inWords(names, say("or")), role: wordFor("role", role),
      verdict: wordFor("verdict", verdict),
    });
  }).join(" ");
}

// Why a set holds more than the formula alone would ask for.
function tied(judgement, quoted, { entails, plain }) {
  const sentences = ["flips_strict", "flips_lenient"].flatMap((flip) => {
    const known = plain[flip].map(String);
    const grown = shortest(judgement[flip]).filter((set) => !known.includes(String(set)));
    return grown.flatMap((set) => set.flatMap((a) => (entails[a] || [])
      .filter((b) => set.includes(b))
      .map((b) => say("lab.tied", { a: quoted(a), b: quoted(b) }))));
  });
  return [...new Set(sentences)];
}
