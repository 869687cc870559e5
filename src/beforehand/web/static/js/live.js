/*
 * Keeps an open page true, without taking anything from the person who reads it.
 *
 * <body data-live="/address" data-page="name">: an event stream is opened at that address. Each event "page" carries
 * the name of a page and nothing else. When it is this page, the page is fetched again and its <main> is brought up
 * to date in place: focus, open <details> and scrolling stay. When a form in it has been started, or a refusal is
 * being read, nothing is touched; a quiet line offers to show the change. A page that is no longer there for this
 * person does not stay on the screen. A form that is on its way is not sent a second time.
 *
 * Everything works without this file; then a page is true at the moment it was loaded.
 */
(() => {
  "use strict";

  const body = document.body;
  const status = document.getElementById("status");
  let stream = null;
  let tag = null;
  let fetching = false;
  let again = false;

  const started = (form) =>
    [...form.elements].some((field) => {
      if (field.type === "hidden" || field.type === "submit" || field.type === "fieldset") return false;
      if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
      if (field.options) {
        const options = [...field.options];
        return options.some((o) => o.defaultSelected)
          ? options.some((o) => o.selected !== o.defaultSelected)
          : field.selectedIndex > 0;
      }
      return "value" in field && field.tagName !== "BUTTON" && field.value !== field.defaultValue;
    });

  const busy = () =>
    [...document.querySelectorAll("main form")].some((form) => "busy" in form.dataset || started(form)) ||
    document.activeElement?.matches("main input, main textarea, main select") ||
    document.querySelector("main [role=alert]") !== null;

  /* Bring one element up to date from another of the same kind: what is equal is not touched. */
  const attributes = (old, fresh) => {
    for (const { name } of [...old.attributes]) {
      const kept = name === "open" && old.tagName === "DETAILS";
      if (!kept && !fresh.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of [...fresh.attributes]) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  const sameKind = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

  const update = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    attributes(old, fresh);
    const wanted = [...fresh.childNodes];
    const named = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
    wanted.forEach((want, place) => {
      let have = old.childNodes[place];
      const moved = want.id && named.get(want.id);
      if (moved && moved !== have && moved.parentNode === old) {
        old.insertBefore(moved, have || null);
        have = moved;
      }
      if (!have) old.append(want);
      else if (sameKind(have, want)) update(have, want);
      else old.replaceChild(want, have);
    });
    while (old.childNodes.length > wanted.length) old.lastChild.remove();
  };

  const say = (words) => {
    status.className = "for-readers";
    status.textContent = words;
  };

  /* The quiet line. Showing the change loads the page anew: the person chose it. */
  const offer = () => {
    if (status.className === "changed") return;
    status.className = "changed";
    status.textContent = "This page has changed. ";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = "Show it";
    button.addEventListener("click", () => location.reload());
    status.append(button);
  };

  const show = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const main = document.querySelector("main");
    const wanted = fresh.querySelector("main");
    if (!main || !wanted) return offer();
    if (main.isEqualNode(wanted)) return undefined;
    const focused = document.activeElement;
    const id = main.contains(focused) ? focused.id : "";
    update(main, wanted);
    document.title = fresh.title;
    if (fresh.body.dataset.live) body.dataset.live = fresh.body.dataset.live;
    if (window.htmx) window.htmx.process(main);
    if (id && !document.contains(focused)) document.getElementById(id)?.focus({ preventScroll: true });
    return say("This page was brought up to date.");
  };

  const refresh = async () => {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      // The browser sends the page's ETag itself; an answer with the tag already seen changes nothing.
      const answer = await fetch(location.href, { cache: "no-cache", headers: { Accept: "text/html" } });
      const seen = answer.headers.get("ETag");
      if (answer.redirected || answer.status === 404) location.reload();
      else if (answer.ok && (!seen || seen !== tag)) {
        const html = await answer.text();
        if (busy()) offer();
        else {
          show(html);
          tag = seen;
        }
      }
    } catch {
      // No network: the stream says when it is back, and the page is fetched then.
    }
    fetching = false;
    if (again) {
      again = false;
      refresh();
    }
  };

  const listen = () => {
    if (stream || !body.dataset.live) return;
    let first = true;
    stream = new EventSource(body.dataset.live);
    stream.addEventListener("open", () => {
      if (!first) refresh(); // what happened while the line was down was not heard
      first = false;
    });
    stream.addEventListener("page", (event) => {
      if (event.data === body.dataset.page) refresh();
    });
    // The browser tries again by itself unless it was refused; then the page may be gone, which fetching it shows.
    stream.addEventListener("error", () => {
      if (!stream || stream.readyState !== EventSource.CLOSED) return;
      rest();
      refresh();
      setTimeout(() => { if (!document.hidden) listen(); }, 15000);
    });
  };

  const rest = () => {
    if (stream) stream.close();
    stream = null;
  };

  listen();
  // A page nobody looks at keeps no line open; it is fetched again when somebody does.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) rest();
    else if (!stream && body.dataset.live) {
      listen();
      refresh();
    }
  });
  window.addEventListener("pagehide", rest);

  /* One press, one act. The button keeps its name and value, so it is not disabled but deaf. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("busy" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.busy = "";
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  }, true);

  const free = (form) => {
    delete form.dataset.busy;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  };
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form");
    if (form) free(form);
  });
  window.addEventListener("pageshow", (event) => {
    document.querySelectorAll("form[data-busy]").forEach(free);
    if (event.persisted) {
      listen();
      if (body.dataset.live) refresh();
    }
  });

  /* A menu closes when one looks elsewhere. */
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
