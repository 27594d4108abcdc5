// The verdict under each definition chosen, with what settles and what would turn it.
import { liveRegion, make } from "../dom.js";
import { inWords, say } from "../text.js";
import { verdictInWords } from "../verdict_words.js";
import { choiceField, heading, note, Part } from "./fields.js";
import { quotedWith } from "./memo.js";
import { chosenReadings, judgeOwn } from "./model.js";

const DOUBT_RULES = ["none", "strict", "lenient"];

export class VerdictPart extends Part {
  constructor(desk, root) {
    super(desk, root);
    this.doubt = "none";
  }

  draw() {
    this.result = liveRegion("case-verdicts");
    this.root.replaceChildren(heading("verdict", this.slug),
      choiceField({
        id: `${this.slug}-doubt`, label: say("case.doubt"), value: this.doubt,
        choices: DOUBT_RULES.map((rule) => [rule, say(`case.doubt.${rule}`)]),
        onchange: (rule) => {
          this.doubt = rule;
          this.changed(null);
        },
      }), this.result);
    this.changed(null);
  }

  changed() {
    const chosen = chosenReadings(this.material, this.one);
    const fresh = make("div", {}, ...(chosen.length
      ? chosen.map((one) => this.under(one)) : [note(say("case.verdict.none"))]));
    // A live region repeats what is set again, so it is only set when it changes.
    if (fresh.textContent === this.result.textContent) return;
    this.result.replaceChildren(...fresh.childNodes);
  }

  under(chosen) {
    const { definition, reading } = chosen;
    const name = say("case.verdict.under", {
      definition: definition.name, reading: reading.name,
    });
    const place = make("p", { class: "ex-small" }, definition.place);
    const quoted = quotedWith(this.material);
    const { missing, judgement, plain } = judgeOwn(
      this.material, this.one, chosen, this.doubt);
    const told = missing
      ? [make("p", {}, say("case.verdict.incomplete", { list: inWords(missing.map(quoted)) }))]
      : verdictInWords(judgement, quoted, { entails: this.material.entails, plain }, []);
    return make("div", { class: "case-under ex-verdict", "data-verdict": definition.id },
      make("p", { class: "case-under-name" }, name), place, ...told);
  }
}
