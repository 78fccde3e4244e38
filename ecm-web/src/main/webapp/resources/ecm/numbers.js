// Sends a file of do-not-call numbers and says what it did.
"use strict";

(() => {
  const { root, verdict } = window.ecm;
  const form = document.getElementById("numbers");
  if (!form) return;
  const outcome = document.getElementById("outcome");

  const say = (text, kind, lines = []) => {
    const message = document.createElement("p");
    message.className = `message ${kind}`;
    message.textContent = text;
    const list = document.createElement("ul");
    list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    outcome.replaceChildren(message, ...(lines.length ? [list] : []));
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    say(form.dataset.sending, "info");
    try {
      const answer = await fetch(`${root}/manage/do-not-call/file?${new URLSearchParams({ region: document.getElementById("file-region").value })}`, {
        method: "POST", body: document.getElementById("file").files[0], headers: { "Content-Type": "application/octet-stream", "X-ECM-Page": "do-not-call" },
      });
      const done = verdict(answer.status, answer.headers.get("Content-Type"), await answer.text(), form.dataset.ended)
        || { error: form.dataset.broken };
      if (done.error) say(done.error, "error");
      else say(done.text, done.rejected.length ? "warn" : "info", done.rejected);
    } catch (error) {
      say(form.dataset.broken, "error");
    }
    button.disabled = false;
  });
})();
