// Questions about what a definition says of a case. Above them stands the lab, in
// which the reader changes values; its settings are no part of the answer.
import { startLab } from "../lab.js";
import { groups } from "./groups.js";

export const verdict = { ...groups, isLive: true, start: startLab };
