// j and k walk the flagged passages; nothing is sent anywhere and nothing is kept.
(() => {
  const passages = [...document.querySelectorAll("aside[id]")];
  const where = document.querySelector("#where");
  let at = -1;
  const go = (step) => {
    if (!passages.length) return;
    if (at >= 0) passages[at].classList.remove("current");
    at = at < 0 && step < 0 ? passages.length - 1 : Math.min(passages.length - 1, Math.max(0, at + step));
    const passage = passages[at];
    passage.classList.add("current");
    passage.focus({ preventScroll: true });
    passage.scrollIntoView({ block: "center" });
    where.textContent = `Passage ${at + 1} of ${passages.length}`;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
  });
  document.querySelector("#next").addEventListener("click", () => go(1));
  document.querySelector("#back").addEventListener("click", () => go(-1));
})();
