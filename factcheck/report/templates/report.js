"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("article.card")];
  const folds = [...document.querySelectorAll("details.fold")];
  const shown = document.getElementById("shown");
  const holds = (card, name, value) =>
    name === "words"
      ? card.textContent.toLowerCase().includes(value.toLowerCase())
      : name === "source"
        ? card.dataset.source.split(" ").includes(value)
        : card.dataset[name] === value;
  const apply = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    let count = 0;
    for (const card of cards) {
      card.hidden = !wanted.every(([name, value]) => holds(card, name, value));
      count += card.hidden ? 0 : 1;
    }
    shown.textContent = wanted.length ? `${count} of ${cards.length} findings` : `${cards.length} findings`;
  };
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden && form) {
      form.reset();
      apply();
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    apply();
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => folds.forEach((fold) => (fold.open = true)));
  reveal();
})();
