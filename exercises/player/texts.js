// The words that a reader sees. They stand in two JSON files that Python reads too; a
// page, a notebook or a preview brings those that its exercises need.
export const UI = {};
export const MESSAGES = {};

/** Take the words that came with the exercises. */
export function takeTexts({ ui, messages }) {
  Object.assign(UI, ui);
  Object.assign(MESSAGES, messages);
}
