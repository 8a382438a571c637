// Sharing a phone number: one's own, or somebody else's card.

import { field, openSheet } from "./sheet.js";
import { say } from "./words.js";

export function openContactSheet(host, { send }) {
  const number = { type: "tel", required: true, test: "contact-number", value: "+84912345678" };
  openSheet(host, {
    title: say("send_contact"),
    test: "contact-sheet",
    fields: [
      field(say("phone_number"), number),
      field(say("contact_name"), { test: "contact-name", maxlength: 64 }),
    ],
    submit: say("send"),
    run: (form) => {
      const [phone, name] = [...form.querySelectorAll("input")].map(({ value }) => value.trim());
      send(phone, name);
    },
  });
}
