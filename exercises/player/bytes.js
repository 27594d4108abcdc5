// A file's text, and names that no two files share.

/** The text of a file that the reader chose; fails where it is no UTF-8. */
export async function fileText(file) {
  // Not file.text(): it puts another character in place of what it cannot read.
  return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
}

// Not crypto.randomUUID: pages opened over plain http do not have it.
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
