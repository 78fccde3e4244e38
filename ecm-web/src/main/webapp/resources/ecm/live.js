// Keeps funnels and the chart of results current.
"use strict";

(() => {
  const { number, poll, root } = window.ecm;
  const period = 2000;

  // ---- funnels

  const parts = ["finished", "unknown", "atDialer", "claimed", "waiting"];

  const showBar = (funnel, n) => {
    const whole = parts.reduce((sum, part) => sum + n[part], 0) || 1;
    parts.forEach((part) => {
      funnel.querySelector(`[data-part=${part}]`).style.width = `${(100 * n[part]) / whole}%`;
    });
  };

  const showOutcomes = (funnel, outcomes) => {
    const most = Math.max(1, ...outcomes.map((outcome) => outcome.n));
    funnel.querySelector("[data-outcomes]").replaceChildren(...outcomes.map((outcome) => {
      const row = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.textContent = outcome.label;
      const count = document.createElement("td");
      count.textContent = number.format(outcome.n);
      const share = document.createElement("td");
      share.className = "share";
      const bar = document.createElement("i");
      bar.style.width = `${(100 * outcome.n) / most}%`;
      share.append(bar);
      row.append(name, count, share);
      return row;
    }));
  };

  const showFunnel = (campaign) => {
    const funnel = document.querySelector(`[data-funnel="${campaign.id}"]`);
    if (!funnel) return;
    Object.entries(campaign.n).forEach(([key, value]) => {
      funnel.querySelector(`[data-n=${key}]`).textContent = number.format(value);
    });
    showBar(funnel, campaign.n);
    showOutcomes(funnel, campaign.outcomes);
    const sum = funnel.querySelector("[data-sum]");
    sum.classList.toggle("ok", campaign.addsUp);
    sum.classList.toggle("bad", !campaign.addsUp);
  };

  // On the dashboard all campaigns, on a campaign's page that one.
  const known = () => new Map([...document.querySelectorAll("[data-campaign][data-state]")].map(({ dataset }) => [dataset.campaign, dataset.state]));

  const showCampaigns = ({ campaigns }) => {
    const shown = known();
    const changed = campaigns.length !== shown.size || campaigns.some((c) => shown.get(String(c.id)) !== c.state);
    if (changed) location.reload();
    else campaigns.forEach(showFunnel);
  };

  if (known().size) {
    const one = document.querySelector("[data-live=campaigns]") ? 0 : [...known().keys()][0];
    poll(() => `${root}/live/campaigns?campaign=${one}`, period, showCampaigns);
  }

  // ---- results over time

  const canvas = document.getElementById("results");
  if (!canvas) return;

  const colours = {
    ANSWERED: "#15803d", ANSWERING_MACHINE: "#06b6d4", FAX: "#1d4ed8", INVALID_NUMBER: "#dc2626", WRONG_NUMBER: "#f97316", WRONG_PERSON: "#fda4af",
    BUSY: "#eab308", NO_ANSWER: "#94a3b8", AGENT_REJECTED: "#92400e", AGENT_CLOSED: "#84cc16", CALLBACK: "#7c3aed",
    CUSTOMER_ABANDONED: "#ec4899", DIALER_ABANDONED: "#c084fc", FAILED: "#57534e", OTHER: "#d6d3d1",
  };
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--ink-soft").trim();
  const line = style.getPropertyValue("--line").trim();
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  let span = "HOUR";

  const chart = new Chart(canvas, {
    type: "bar",
    data: { labels: [], datasets: [] },
    options: {
      // Bars that grow anew every two seconds would only draw the eye.
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { position: "bottom", labels: { color: ink, boxWidth: 12, boxHeight: 12 } } },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 24 } },
        y: { stacked: true, beginAtZero: true, grid: { color: line }, ticks: { color: ink, precision: 0 } },
      },
    },
  });

  const clock = (width) => new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit", second: width < 60 ? "2-digit" : undefined, hour12: false });

  const showResults = (results) => {
    const time = clock(results.width);
    chart.data.labels = Array.from({ length: results.stretches }, (_, i) => time.format(new Date(1000 * (results.start + i * results.width))));
    const old = new Map(chart.data.datasets.map((set) => [set.key, set]));
    chart.data.datasets = results.series.map((series) => Object.assign(old.get(series.key) || { key: series.key }, {
      label: series.label, data: series.n, backgroundColor: colours[series.key] || colours.OTHER, borderWidth: 0, barPercentage: 1, categoryPercentage: 0.86,
    }));
    chart.update();
    document.getElementById("results-none").hidden = results.series.length > 0;
    document.querySelector("#results-table tbody").replaceChildren(...results.series.map((series) => {
      const row = document.createElement("tr");
      row.append(document.createElement("td"), document.createElement("td"));
      row.firstChild.textContent = series.label;
      row.lastChild.textContent = number.format(series.n.reduce((a, b) => a + b, 0));
      row.lastChild.className = "num";
      return row;
    }));
  };

  const again = poll(() => `${root}/live/results?span=${span}&campaign=${canvas.dataset.campaign}`, period, showResults);

  document.querySelectorAll("[data-span]").forEach((button) => button.addEventListener("click", () => {
    span = button.dataset.span;
    document.querySelectorAll("[data-span]").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    again();
  }));
})();
