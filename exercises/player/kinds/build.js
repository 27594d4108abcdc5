// A role for each criterion; what that makes is read back while one chooses.
import { liveRegion, make } from "../dom.js";
import { readBack, rolesFrom } from "../marks/build.js";
import { areRoles } from "../roles.js";
import { say } from "../text.js";
import { groups } from "./groups.js";

export const build = {
  ...groups,
  isLive: true,

  start(root, { material }) {
    const form = root.querySelector("form");
    const place = form.querySelector("[data-readback]");
    const said = liveRegion("ex-readback-text");
    place.append(said);
    place.hidden = false;
    const show = () => {
      const roles = rolesFrom(groups.read(form));
      const lines = areRoles(roles) ? Object.values(readBack(roles, material)) : [say("build.empty")];
      said.replaceChildren(...lines.filter(Boolean).map((line) => make("p", {}, line)));
    };
    root.addEventListener("ex-state", show);
  },

  place: (form, id) => (id === "whole"
    ? form.querySelector("[data-readback] > legend") : groups.place(form, id)),
};
