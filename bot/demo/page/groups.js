// Making a group with the bot in it, and bringing people in.

import * as api from "./api.js";
import { el } from "./dom.js";
import { check, field, openSheet } from "./sheet.js";
import { say } from "./words.js";

const SHOWN = 100;

/** The group's maker comes first among its members. */
export function openGroupSheet(host, { people, first, payload = "" }) {
  const others = people.filter(({ id }) => id !== first).slice(0, SHOWN);
  const title = { required: true, maxlength: 128, test: "group-title" };
  openSheet(host, {
    title: say("new_group"),
    test: "group-sheet",
    fields: [
      field(say("group_title"), title),
      check(say("with_topics"), { test: "group-forum", name: "forum" }),
      el("div", { class: "members" }, ...others.map(memberCheck)),
    ],
    submit: say("create"),
    run: (form) => {
      const chosen = [...form.querySelectorAll("[name=member]:checked")].map(({ value }) => +value);
      const forum = form.elements.forum.checked;
      const name = form.querySelector("input").value;
      return api.addGroup({ title: name, members: [first, ...chosen], forum, payload });
    },
  });
}

const memberCheck = ({ id, name, note }) =>
  check(note ? `${name} · ${note}` : name, { name: "member", value: id, test: `member-${id}` });
