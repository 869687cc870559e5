/*
 * Passkeys: <form data-passkey="create|get"> asks the server for options, the device for a passkey, and sends its
 * answer back. The form stays hidden where the browser cannot do it; every page that has one has another way.
 */
(() => {
  "use strict";

  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const readable = (options) => {
    const key = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
    if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
    for (const list of ["excludeCredentials", "allowCredentials"])
      if (key[list]) key[list] = key[list].map((one) => ({ ...one, id: bytes(one.id) }));
    return { publicKey: key };
  };

  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const written = (made) => {
    const response = {};
    for (const part of PARTS) if (made.response[part]) response[part] = text(made.response[part]);
    return JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response,
      clientExtensionResults: {}, authenticatorAttachment: made.authenticatorAttachment || undefined,
    });
  };

  const send = async (form, fields) => {
    const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, ...fields });
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    return answer.json();
  };

  const say = (form, sentence) => {
    let line = form.querySelector("[role=alert]");
    if (!line) {
      line = document.createElement("p");
      line.setAttribute("role", "alert");
      line.className = "says small";
      form.append(line);
    }
    line.textContent = sentence;
  };

  const carry = async (form) => {
    const options = await send(form, { do: "options" });
    if (options.location) return options.location;
    if (!options.publicKey) throw new Error(options.sentence);
    const made = await navigator.credentials[form.dataset.passkey](readable(options));
    const done = await send(form, { do: "passkey", response: written(made) });
    if (!done.location) throw new Error(done.sentence);
    return done.location;
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      carry(form).then(
        (address) => location.assign(address),
        (error) => say(form, error instanceof DOMException
          ? "The device gave no passkey. Try again, or use another way."
          : error.message || "The server could not be reached. Try again."),
      );
    });
  }
})();
