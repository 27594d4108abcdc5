// As in exercises/kinds/verdict.py and exercises/verdict_parts.py.
import { hasChoice, judge } from "../logic.js";
import { MESSAGES } from "../texts.js";
import { fill, hasAll, listed, part } from "./shared.js";

/** By criterion, how the lab codes a case, for what a reading asks. */
export function codingsOf(lab, name, reading) {
  const known = lab.codings[name];
  const coded = {};
  for (const { id, counts } of reading.criteria) {
    const found = known[`${id}:${counts}`];
    if (found) coded[id] = found;
  }
  return coded;
}

// What a part of a verdict exercise asks about: formula, values, names.
function setting(lab, ask) {
  const definition = lab.definitions.find((d) => d.id === ask.definition);
  const reading = definition.readings.find((r) => r.id === ask.reading);
  const coded = codingsOf(lab, ask.case, reading);
  const values = {};
  for (const { id } of reading.criteria) values[id] = coded[id].value;
  const judgement = judge(reading.formula, values, {
    doubt: ask.doubt,
    entails: lab.entails,
  });
  return { name: definition.name, reading, coded, values, judgement };
}

function labels({ reading }, ids) {
  const named = reading.criteria.filter((c) => ids.includes(c.id));
  const words = named.map((c) => `‘${c.label}’`);
  return listed(words) || MESSAGES.words.nothing;
}

function described({ reading, coded }, ids) {
  // Criteria with one value from one place are told together.
  const groups = new Map();
  for (const { id, label } of reading.criteria.filter((c) => ids.includes(c.id))) {
    const { value, place } = coded[id];
    const where = place ? ` (${place})` : "";
    const told = `${MESSAGES.words.value[value]}${where}`;
    groups.set(told, [...(groups.get(told) || []), `‘${label}’`]);
  }
  return [...groups].map(([told, labelled]) =>
    `${listed(labelled)} ${labelled.length === 1 ? "is" : "are"} ${told}`).join("; ");
}

// Why the verdict is what it is, by these criteria or by the first that are enough.
function because(found, ask, chosen = null) {
  const { verdict, settled_by: sets, pivots } = found.judgement;
  const first = verdict === "open" ? pivots.map((p) => p.criterion) : sets[0];
  const ids = chosen || first;
  const many = ids.length === 1 ? "one" : "many";
  const kind = verdict === "no" ? `no.${many}` : verdict;
  const text = fill(MESSAGES.because[kind], { list: described(found, ids) });
  const rule = MESSAGES.because[`rule.${ask.doubt}`];
  return rule ? `${text} ${rule}` : text;
}

function verdictMistake(given, { reading, judgement }) {
  const { verdict, open_because: doubts, met, of } = judgement;
  if (verdict === "borderline" || given === "borderline") return "degree_for_disagreement";
  if (verdict === "open") {
    if (given === "yes") return "necessary_for_sufficient";
    return doubts.includes("not_stated")
      ? "silence_for_absence"
      : "degree_for_disagreement";
  }
  if (verdict === "yes") {
    return hasChoice(reading.formula) ? "any_of_as_all_of" : "condition_invented";
  }
  if (given === "open") return "sufficient_for_necessary";
  return 2 * met >= of ? "criteria_counted" : "necessary_for_sufficient";
}

function markVerdict(ask, found, given) {
  const { verdict } = found.judgement;
  const words = MESSAGES.words.verdict;
  const args = { definition: found.name, verdict: words[verdict], because: because(found, ask) };
  if (given === verdict) return part(ask.id, "right", "part.verdict.right", args);
  const mistake = verdictMistake(given, found);
  args.given = words[given];
  return part(ask.id, "wrong", "part.verdict.wrong", args, mistake);
}

const within = (part_, whole) => part_.every((name) => whole.includes(name));

// The other sets that would have been right, at most three of them.
function others(found, chosen, sets) {
  const list = sets.filter((set) => set !== chosen).slice(0, 3);
  const words = list.map((set) => labels(found, set)).join("; ");
  return words ? fill(MESSAGES.because.others, { list: words }) : "";
}

// 'settles' and 'flip' ask for one of several minimal sets.
function markSet(ask, found, given, sets, wrongMistake) {
  const args = {
    definition: found.name,
    verdict: MESSAGES.words.verdict[found.judgement.verdict],
    chosen: labels(found, given),
    because: because(found, ask),
  };
  const inside = sets.find((set) => within(set, given));
  if (inside && ask.ask === "settles") args.because = because(found, ask, inside);
  if (inside && inside.length === given.length) {
    args.others = others(found, inside, sets);
    return part(ask.id, "right", `part.${ask.ask}.right`, args);
  }
  if (inside) {
    args.enough = labels(found, inside);
    return part(ask.id, "part", `part.${ask.ask}.more`, args, "criteria_counted");
  }
  return part(ask.id, "wrong", `part.${ask.ask}.wrong`, args, wrongMistake);
}

function markPivots(ask, found, given) {
  const pivots = found.judgement.pivots.map((p) => p.criterion);
  const extra = given.filter((id) => !pivots.includes(id));
  const missing = pivots.filter((id) => !given.includes(id));
  const text = because(found, ask);
  if (extra.length) {
    const partly = extra.some((id) => found.values[id] === "partly");
    const args = { chosen: labels(found, extra), because: text };
    const mistake = partly ? "degree_for_disagreement" : "settled_for_open";
    return part(ask.id, "wrong", "part.pivots.wrong", args, mistake);
  }
  if (missing.length) {
    const silent = missing.some((id) => found.values[id] === "not_stated");
    const args = { missing: labels(found, missing), because: text };
    const mistake = silent ? "silence_for_absence" : "degree_for_disagreement";
    return part(ask.id, given.length ? "part" : "wrong", "part.pivots.some", args, mistake);
  }
  const args = { pivots: labels(found, pivots), because: text };
  return part(ask.id, "right", "part.pivots.right", args);
}

function markPart(lab, ask, given) {
  const found = setting(lab, ask);
  const { judgement } = found;
  if (ask.ask === "verdict") return markVerdict(ask, found, given);
  if (ask.ask === "pivots") return markPivots(ask, found, given);
  if (ask.ask === "settles") {
    const met = given.some((id) => found.values[id] === "met");
    const mistake = met ? "necessary_for_sufficient" : "criteria_counted";
    return markSet(ask, found, given, judgement.settled_by, mistake);
  }
  const sets = ask.doubt === "lenient" ? judgement.flips_lenient : judgement.flips_strict;
  return markSet(ask, found, given, sets, "criteria_counted");
}

function solvePart(ask, lab) {
  const { judgement } = setting(lab, ask);
  if (ask.ask === "verdict") return judgement.verdict;
  if (ask.ask === "pivots") return judgement.pivots.map((p) => p.criterion).sort();
  if (ask.ask === "settles") return judgement.settled_by[0];
  return (ask.doubt === "lenient" ? judgement.flips_lenient : judgement.flips_strict)[0];
}

export const verdictMarks = {
  mark: ({ material: { lab, parts } }, response) =>
    parts.map((ask) => markPart(lab, ask, response[ask.id])),
  isComplete: ({ material }, response) => hasAll(material.parts, response),
  solve: ({ material: { lab, parts } }) => Object.fromEntries(
    parts.map((ask) => [ask.id, solvePart(ask, lab)])),
};
