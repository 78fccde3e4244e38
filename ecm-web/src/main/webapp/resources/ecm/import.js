// Follows an import until it is over.
"use strict";

(() => {
  const { number, poll, root } = window.ecm;
  const section = document.getElementById("import");
  if (section.dataset.over === "true") return;

  const state = document.getElementById("state");
  const pace = document.getElementById("pace");

  const time = (seconds) => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

  poll(() => `${root}/live/import?id=${section.dataset.import}`, 1000, (job) => {
    if (job.over) {
      location.reload();
      return;
    }
    state.textContent = job.label;
    state.className = `badge ${job.state}`;
    document.getElementById("done").value = job.percent;
    Object.entries(job.n).forEach(([key, value]) => {
      section.querySelector(`[data-n=${key}]`).textContent = number.format(value);
    });
    const rate = job.rate > 0 ? `${number.format(job.rate)} ${section.dataset.rate}` : "";
    const left = job.secondsLeft >= 0 ? `${time(job.secondsLeft)} ${section.dataset.left}` : "";
    pace.textContent = [`${job.percent} %`, rate, left].filter(Boolean).join(" · ");
  });
})();
