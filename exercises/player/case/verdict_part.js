// The verdict under each definition chosen, with what settles and what would turn it.
import { liveRegion, make } from "../dom.js";
import { inWords, say, wordFor } from "../text.js";
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
    // Read out in a few words; the reasons below would be too long after each change.
    this.brief = liveRegion("ex-note case-brief");
    this.result = make("div", { class: "case-verdicts" });
    this.root.replaceChildren(heading("verdict", this.slug),
      choiceField({
        id: `${this.slug}-doubt`, label: say("case.doubt"), value: this.doubt,
        choices: DOUBT_RULES.map((rule) => [rule, say(`case.doubt.${rule}`)]),
        onchange: (rule) => {
          this.doubt = rule;
          this.changed(null);
        },
      }), this.brief, this.result);
    this.changed(null);
  }

  changed() {
    const chosen = chosenReadings(this.material, this.one);
    this.result.replaceChildren(...(chosen.length
      ? chosen.map((one) => this.under(one)) : [note(say("case.verdict.none"))]));
    const brief = chosen.map((one) => this.inBrief(one)).join(" ");
    // A live region repeats what is set again, so it is only set when it changes.
    if (this.brief.textContent !== brief) this.brief.textContent = brief;
  }

  inBrief(chosen) {
    const { judgement } = judgeOwn(this.material, this.one, chosen, this.doubt);
    const { definition: { readings, short }, reading } = chosen;
    return say("case.verdict.brief", {
      definition: readings.length > 1
        ? say("case.verdict.under", { definition: short, reading: reading.name }) : short,
      verdict: judgement ? wordFor("verdict", judgement.verdict) : say("case.verdict.missing"),
    });
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
