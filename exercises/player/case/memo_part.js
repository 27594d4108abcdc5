// The memo: sections to write in, the whole to read, a file and a print view.
import { button, liveRegion, make } from "../dom.js";
import { say } from "../text.js";
import { caseFileName } from "./case_file.js";
import { heading, Part, textField } from "./fields.js";
import { memoMarkdown, memoOf } from "./memo.js";
import { oneLine, SECTIONS } from "./model.js";

export class MemoPart extends Part {
  draw() {
    this.count = make("p", { class: "ex-small" });
    this.report = liveRegion("ex-note");
    this.preview = make("div", { class: "case-memo" });
    this.fold = make("details", { class: "ex-reveal" },
      make("summary", {}, say("case.memo.preview")), this.preview);
    this.fold.addEventListener("toggle", () => this.show());
    this.root.replaceChildren(heading("memo", this.slug),
      ...SECTIONS.map((section, n) => this.section(section, n)), this.count, this.fold,
      make("div", { class: "ex-buttons" },
        button(say("case.memo.download"), () => this.download()),
        button(say("case.memo.print"), () => this.print())),
      this.report);
    this.tell();
  }

  changed(by) {
    if (by !== this) this.tell();
  }

  section(name, n) {
    return textField({
      id: `${this.slug}-${name}`, label: `${n + 1}. ${say(`case.memo.${name}`)}`, rows: 4,
      help: say(`case.memo.${name}.help`), value: this.one.memo[name],
      onchange: (text) => {
        this.change((one) => { one.memo[name] = text; });
        this.tell();
      },
    });
  }

  tell() {
    const texts = Object.values(this.one.memo).map(oneLine).filter(Boolean);
    const n = texts.join(" ").split(" ").filter(Boolean).length;
    this.count.textContent = say("case.memo.words", { n });
    this.show();
  }

  show() {
    if (!this.fold.open) return;
    this.preview.replaceChildren(...inPage(memoOf(this.material, this.one), 2));
  }

  download() {
    const name = caseFileName(this.one, new Date(), "memo", "md");
    give(name, memoMarkdown(memoOf(this.material, this.one)), "text/markdown");
    this.report.textContent = say("case.memo.downloaded", { name });
  }

  // A copy beside the page: the style sheet prints it alone.
  print() {
    const memo = make("article", { class: "case-memo", id: "case-print" },
      ...inPage(memoOf(this.material, this.one), 0));
    const before = document.getElementById("case-print");
    if (before) before.remove();
    document.body.append(memo);
    document.documentElement.setAttribute("data-case-print", "");
    window.addEventListener("afterprint", () => {
      document.documentElement.removeAttribute("data-case-print");
      memo.remove();
    }, { once: true });
    window.print();
  }
}

/** A file for the reader to keep. */
export function give(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // At once would cancel the download in Firefox.
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Blocks as elements; `deeper` is added to the level of each heading. */
export function inPage(blocks, deeper) {
  return blocks.flatMap((block) => {
    if (block.h) return [make(`h${block.h + deeper}`, {}, block.text)];
    if (block.p) return [make("p", {}, block.p)];
    if (block.own) return block.own.map((text) => make("p", { class: "case-own" }, text));
    if (block.list) {
      return [make("ul", {}, ...block.list.map((text) => make("li", {}, text)))];
    }
    return [tableOf(block)];
  });
}

/** A table; on a narrow screen each row is a block, and the roles keep it a table. */
function tableOf({ table: caption, head, body }) {
  const titles = head.map((text) => make("th", { scope: "col", role: "columnheader" }, text));
  const row = ([first, ...rest]) => make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, first),
    ...rest.map((text, n) => make("td", { role: "cell", "data-label": head[n + 1] }, text)));
  return make("div", {
    class: "case-table", role: "region", tabindex: "0", "aria-label": caption,
  },
  make("table", { role: "table" }, make("caption", {}, caption),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...titles)),
    make("tbody", { role: "rowgroup" }, ...body.map(row))));
}
