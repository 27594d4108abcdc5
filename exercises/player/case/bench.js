// The page 'Bring your own case': its parts, each where the page has a place for it.
import { takeTexts } from "../texts.js";
import { CodingsPart } from "./codings_part.js";
import { ComparePart } from "./compare_part.js";
import { Desk } from "./desk.js";
import { EvidencePart } from "./evidence_part.js";
import { CasePart, DefinitionsPart } from "./head_part.js";
import { KeepPart } from "./keep_part.js";
import { MemoPart } from "./memo_part.js";
import { VerdictPart } from "./verdict_part.js";

const PARTS = {
  case: CasePart, definitions: DefinitionsPart, evidence: EvidencePart,
  codings: CodingsPart, compare: ComparePart, verdict: VerdictPart, memo: MemoPart,
  keep: KeepPart,
};

function startCase() {
  const script = document.querySelector("script[data-case-material]");
  const { material, texts, version } = JSON.parse(script.textContent);
  takeTexts(texts);
  const desk = new Desk(material, version);
  for (const root of document.querySelectorAll("[data-case-part]")) {
    const Kind = PARTS[root.dataset.casePart];
    new Kind(desk, root);
    root.setAttribute("role", "group");
    root.setAttribute("aria-labelledby", `case-${root.dataset.casePart}-title`);
  }
  desk.start();
  for (const { root } of desk.parts) root.dataset.ready = "true";
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", startCase);
} else {
  startCase();
}
