// The files about to be sent: chosen, dropped or pasted.

import { MAX_FILE_BYTES } from "./api.js";
import { sizeInWords } from "./dates.js";
import { el, icon, iconButton } from "./dom.js";
import { say, sayError } from "./words.js";

const PICTURES = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

export class Tray {
  constructor({ changed, note }) {
    Object.assign(this, { changed, note });
    this.files = [];
    this.list = el("ul", { class: "tray-files" });
    this.asPhoto = el("input", { type: "checkbox", test: "as-photo" });
    this.choice = el("label", { class: "as-photo" }, this.asPhoto, say("as_photo"));
    this.element = el("div", { class: "tray", test: "tray", hidden: true }, this.list, this.choice);
  }

  add(files) {
    const fitting = files.filter((file) => file.size <= MAX_FILE_BYTES);
    if (fitting.length < files.length) this.note(sayError("too_large"));
    this.files.push(...fitting);
    this.asPhoto.checked = this.#allPictures();
    this.#show();
  }

  /** What is to be sent, after which the tray is empty. */
  take() {
    const as = this.asPhoto.checked && this.#allPictures() ? "photo" : "document";
    const taken = { files: this.files, as };
    this.files = [];
    this.#show();
    return taken;
  }

  get isEmpty() {
    return this.files.length === 0;
  }

  #allPictures() {
    return this.files.every((file) => PICTURES.has(file.type));
  }

  #show() {
    for (const image of this.list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.list.replaceChildren(...this.files.map((file) => this.#row(file)));
    this.choice.hidden = !this.#allPictures();
    this.element.hidden = this.isEmpty;
    this.changed();
  }

  #row(file) {
    const picture = PICTURES.has(file.type);
    const remove = () => {
      this.files = this.files.filter((other) => other !== file);
      this.#show();
    };
    return el(
      "li",
      {},
      picture ? el("img", { src: URL.createObjectURL(file), alt: "" }) : icon("file"),
      el("span", { class: "file-name" }, file.name),
      el("span", { class: "file-size" }, sizeInWords(file.size)),
      iconButton("close", say("remove_file", { name: file.name }), { onclick: remove }),
    );
  }
}
