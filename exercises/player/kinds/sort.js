// Items into bins: one group of radio buttons for each item, so no dragging is needed.
import { openParts, partsOf } from "../controls.js";
import { say } from "../text.js";
import { groups } from "./groups.js";

export const sort = {
  ...groups,

  progress(form) {
    const n = partsOf(form).length;
    return say("sort.placed", { placed: n - openParts(form).length, n });
  },
};
