// The memo of a case as blocks, and as Markdown; as in exercises/case_memo.py.
import { inWords, say, sayCount, wordFor } from "../text.js";
import { formulaInWords, sentencesOf } from "../verdict_words.js";
import { agreementOf, twoDecimals } from "./agreement.js";
import {
  cellOf, cellsOf, chosenReadings, givenValues, judgeOwn, oneLine, SECTIONS,
} from "./model.js";

// Blocks: {h: level, text}, {p: text}, {own: [text]} (the reader's), {list: [text]},
// {table: caption, head, body}.

/** The whole memo. */
export function memoOf(material, one) {
  const name = oneLine(one.case.name) || say("memo.untitled");
  const coder = oneLine(one.coder);
  const alone = say(`memo.alone.${one.alone}`);
  const blocks = [
    { h: 1, text: say("memo.title", { name }) },
    { p: say(coder ? "memo.by" : "memo.by.nobody", { coder, alone }) },
  ];
  SECTIONS.forEach((section, n) => {
    blocks.push({ h: 2, text: `${n + 1}. ${say(`case.memo.${section}`)}` });
    blocks.push(...(ADDED[section] || (() => []))(material, one));
    blocks.push({ own: ownText(one.memo[section]) });
  });
  return blocks;
}

function ownText(text) {
  const parts = text.split(/\n[ \t\r]*\n/).map(oneLine).filter(Boolean);
  return parts.length ? parts : [say("memo.open")];
}

const ADDED = {
  case: (_, { case: head }) => [{
    list: [
      say("memo.unit", { text: head.unit ? say(`case.unit.${head.unit}`) : say("case.none") }),
      say("memo.as_of", { text: oneLine(head.as_of) || say("case.none") }),
      ...agreementsOf(head).map((text) => say("memo.agreements", { text })),
    ],
  }],
  definition: (material, one) => [{ list: asked(material, one) }],
  codings: (material, one) => [
    codingTable(material, one), sourceTable(one), ...compared(material, one),
  ],
  verdict: (material, one) => [{ list: verdicts(material, one) }],
  change: (material, one) => [{ list: changes(material, one) }],
  unknown: (material, one) => [{ list: unknown(material, one) }],
};

function agreementsOf({ agreements }) {
  const lines = agreements.split("\n").map(oneLine).filter(Boolean);
  return lines.length ? lines : [say("case.none")];
}

export function labelsOf(material) {
  return Object.fromEntries(
    Object.entries(material.criteria).map(([id, { label }]) => [id, label]));
}

export function quotedWith(material) {
  return (id) => `‘${material.criteria[id].label}’`;
}

function asked(material, one) {
  const labels = labelsOf(material);
  const told = chosenReadings(material, one).map(({ definition, reading }) =>
    say("memo.asks", {
      definition: definition.name, reading: reading.name, place: definition.place,
      formula: formulaInWords(reading.formula, labels),
    }));
  return told.length ? told : [say("memo.no_definition")];
}

/** The value of a cell in words, with the one given before comparing. */
export function valueInWords(one, key) {
  const coding = one.codings[key];
  const value = coding && coding.value
    ? wordFor("value", coding.value) : say("case.value.none");
  const before = one.alone_codings && one.alone_codings[key];
  if (!before || (coding && coding.value === before)) return value;
  return say("memo.changed", { value, before: wordFor("value", before) });
}

function codingTable(material, one) {
  const head = ["criterion", "counts", "value", "evidence", "reason"];
  return {
    table: say("memo.codings"), head: head.map((name) => say(`memo.head.${name}`)),
    body: cellsOf(material, one).map(({ key, label, counts }) => {
      const { evidence = [], reason = "", note = "" } = one.codings[key] || {};
      const why = oneLine(note)
        ? say("memo.reason_note", { reason: oneLine(reason), note: oneLine(note) }).trim()
        : oneLine(reason);
      return [
        label, say(`memo.counts.${counts}`), valueInWords(one, key),
        evidence.map((id) => id.toUpperCase()).join(", "), why,
      ];
    }),
  };
}

function sourceTable(one) {
  if (!one.evidence.length) return { p: say("memo.no_evidence") };
  const head = ["id", "statement", "source", "speaker", "kind"];
  return {
    table: say("memo.sources"), head: head.map((name) => say(`memo.head.${name}`)),
    body: one.evidence.map(({ id, statement, source, place, speaker, nature, unit }) => [
      id.toUpperCase(), oneLine(statement),
      [source, place].map(oneLine).filter(Boolean).join(", "), oneLine(speaker),
      [nature && say(`memo.kind.${nature}`), unit && say(`memo.of.${unit}`)]
        .filter(Boolean).join("; "),
    ]),
  };
}

/** Whose codings were compared: {mine, theirs, found, coder}, or null. */
export function comparison(one) {
  const { classmate } = one;
  if (!classmate) return null;
  const mine = one.alone_codings || givenValues(one.codings);
  const theirs = givenValues(classmate.codings);
  const coder = oneLine(classmate.coder) || say("case.compare.anonymous");
  return { mine, theirs, coder, found: agreementOf(mine, theirs) };
}

/** Sentences on agreement; coefficients only for people who coded alone. */
export function agreementInWords(one, { found, coder }) {
  const cells = sayCount("case.agree.cells", found.cells);
  const not = [[one.alone, say("case.agree.you")], [one.classmate.alone, coder]]
    .filter(([alone]) => alone !== true).map(([, who]) => who);
  if (not.length) {
    const who = not.length > 1 ? say("case.agree.both") : not[0];
    const id = not.length > 1 ? "case.agree.neither_alone" : "case.agree.not_alone";
    return [cells, say(id, { who })];
  }
  if (found.raw === null) return [cells];
  const n = found.cells;
  return [
    cells, say("case.agree.raw", { value: twoDecimals(found.raw), n }),
    ...["kappa", "alpha"].map((name) => (found[name] === null
      ? say(`case.agree.${name}.undefined`, { why: say(`case.agree.${found.undefined[name]}`) })
      : say(`case.agree.${name}`, { value: twoDecimals(found[name]), n }))),
  ];
}

/** Cells by name: "‘third party’ (text)". */
export function cellNames(material, keys) {
  return keys.map((key) => {
    const { label, counts } = cellOf(material, key);
    return `‘${label}’ (${say(`memo.counts.${counts}`)})`;
  });
}

function compared(material, one) {
  const both = comparison(one);
  if (!both) return [];
  const [cells, ...numbers] = agreementInWords(one, both);
  const { differing } = both.found;
  return [{
    p: say(`memo.compared.${differing.length ? "differ" : "same"}`, {
      coder: both.coder, cells, n: differing.length, numbers: numbers.join(" "),
      list: inWords(cellNames(material, differing)),
    }).trim(),
  }];
}

// For each definition chosen: its name, then what there is to say.
function underEach(material, one, tell) {
  const told = chosenReadings(material, one).map((chosen) => {
    const { definition, reading } = chosen;
    const head = say("memo.verdict", { definition: definition.name, reading: reading.name });
    const own = judgeOwn(material, one, chosen);
    if (own.missing) {
      const list = inWords(own.missing.map(quotedWith(material)));
      return `${head} ${say("case.verdict.incomplete", { list })}`;
    }
    return [head, ...tell(toldOf(material, own), chosen)].join(" ");
  });
  return told.length ? told : [say("memo.no_definition")];
}

/** A judgement in sentences. */
export function toldOf(material, { judgement, plain }) {
  const ties = { entails: material.entails, plain };
  return sentencesOf(judgement, quotedWith(material), ties);
}

function verdicts(material, one) {
  return underEach(material, one, (told, chosen) => [
    `${told.verdict}${told.because}`, say("memo.settles", { text: told.settles }),
    ...doubtInWords(material, one, chosen),
  ]);
}

// The verdict if doubt counts one way and the other, where that matters.
function doubtInWords(material, one, chosen) {
  const [open, ...counted] = ["none", "strict", "lenient"].map(
    (doubt) => judgeOwn(material, one, chosen, doubt).judgement.verdict);
  if (counted.every((verdict) => verdict === open)) return [say("case.verdict.firm")];
  return ["strict", "lenient"].map((doubt, n) => say(
    `case.verdict.${doubt}`, { verdict: wordFor("verdict", counted[n]) }));
}

function changes(material, one) {
  return underEach(material, one, (told) => [told.pivots, told.flips].filter(Boolean));
}

function unknown(material, one) {
  const valued = (wanted) => cellsOf(material, one)
    .filter(({ key }) => ((one.codings[key] || {}).value || "") === wanted)
    .map(({ key }) => key);
  const told = [["contested", "contested"], ["not_stated", "not_stated"], ["uncoded", ""]]
    .map(([name, value]) => [name, cellNames(material, valued(value))])
    .filter(([, names]) => names.length)
    .map(([name, names]) => say(`memo.${name}`, { list: inWords(names) }));
  return told.length ? told : [say("memo.nothing_open")];
}

/** Blocks as Markdown, in which what a reader typed stays text. */
export function memoMarkdown(blocks) {
  return `${blocks.map(inMarkdown).join("\n\n")}\n`;
}

function inMarkdown(block) {
  if (block.h) return `${"#".repeat(block.h)} ${escaped(block.text)}`;
  if (block.p) return escaped(block.p);
  if (block.own) return block.own.map(escaped).join("\n\n");
  if (block.list) return block.list.map((text) => `- ${escaped(text)}`).join("\n");
  const row = (cells) => `| ${cells.map((cell) => escaped(cell) || " ").join(" | ")} |`;
  return [
    `**${escaped(block.table)}**\n`, row(block.head), row(block.head.map(() => "---")),
    ...block.body.map(row),
  ].join("\n");
}

function escaped(text) {
  return text.replace(/[\\`*_[\]<>|#~$]/g, "\\$&");
}
