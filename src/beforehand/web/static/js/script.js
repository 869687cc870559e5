/*
 * The script's pages: j and k walk the passages, a selection becomes a passage, a file says how far it is sent.
 * Everything works without this file: passages have links to each other, lines have numbers, forms are forms.
 */
(() => {
  "use strict";

  const walk = document.querySelector("[data-walk]");

  /* Passages, one by one; past the last one the next part is opened at its first. */
  const passages = () => [...document.querySelectorAll("aside.found")];
  const at = () => passages().findIndex((one) => one.classList.contains("current"));
  const stand = (place) => {
    const all = passages();
    for (const one of all) one.classList.toggle("current", one === all[place]);
    if (!all[place]) return;
    all[place].focus({ preventScroll: true });
    all[place].scrollIntoView({ block: "center" });
    document.querySelector("[data-where]").textContent = `Passage ${place + 1} of ${all.length} in this part`;
  };
  const go = (step) => {
    const all = passages();
    const now = at();
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step;
    if (next >= 0 && next < all.length) return stand(next);
    const other = step > 0 ? walk.dataset.next : walk.dataset.back;
    if (other) location.assign(`${other}#${step > 0 ? "first" : "last"}`);
    return undefined;
  };
  const arrive = () => {
    const all = passages();
    const place = { "#first": 0, "#last": all.length - 1 }[location.hash];
    const named = all.findIndex((one) => `#${one.id}` === location.hash);
    if (place !== undefined) stand(place);
    else if (named >= 0) stand(named);
  };

  /* The lines that a selection touches, when they are of one scene. */
  const chosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const lines = [...document.querySelectorAll(".told[data-n]")].filter((line) => range.intersectsNode(line));
    if (!lines.length) return null;
    const scene = lines[0].closest("[data-scene]");
    const own = lines.filter((line) => scene.contains(line));
    return { index: scene.dataset.scene, first: own[0].dataset.n, last: own[own.length - 1].dataset.n };
  };

  if (walk) {
    for (const part of document.querySelectorAll("[data-keys]")) part.hidden = false;
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
      if (event.key === "j") go(1);
      else if (event.key === "k") go(-1);
    });
    for (const button of document.querySelectorAll("[data-go]")) {
      button.addEventListener("click", () => go(Number(button.dataset.go)));
    }
    const here = document.querySelector("[data-add-here]");
    document.addEventListener("selectionchange", () => { here.hidden = !chosen(); });
    here.addEventListener("mousedown", (event) => event.preventDefault());
    here.addEventListener("click", () => {
      const lines = chosen();
      if (!lines) return;
      const panel = document.getElementById("add");
      for (const name of ["index", "first", "last"]) panel.querySelector(`[name=${name}]`).value = lines[name];
      panel.open = true;
      panel.scrollIntoView({ block: "center" });
      panel.querySelector("[name=categories]").focus({ preventScroll: true });
      getSelection().removeAllRanges();
    });
    window.addEventListener("hashchange", arrive);
    arrive();
  }

  /* A file on its way: how much of it is sent, then that it is being read. */
  const form = document.querySelector("[data-upload]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = form.querySelector("[data-progress]");
    const sending = new XMLHttpRequest();
    sending.upload.addEventListener("progress", (sent) => {
      const done = Math.floor((100 * sent.loaded) / sent.total);
      said.textContent = done < 100 ? `${done} % is sent` : "Sent. It is being read.";
    });
    sending.addEventListener("load", () => {
      if (sending.responseURL !== location.href && sending.status === 200) return location.assign(sending.responseURL);
      const fresh = new DOMParser().parseFromString(sending.responseText, "text/html").querySelector("main");
      if (!fresh) return location.reload();
      document.querySelector("main").replaceWith(fresh);
      return fresh.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
    });
    sending.addEventListener("error", () => {
      said.textContent = "The server cannot be reached. Nothing was read.";
      delete form.dataset.busy;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    });
    sending.open("POST", form.action);
    sending.send(new FormData(form));
  });
})();
