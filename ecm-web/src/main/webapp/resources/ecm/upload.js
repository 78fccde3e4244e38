// Shows how a file would be read, lets the user correct it, and sends the file as the plain body of a request.
"use strict";

(() => {
  const { root, verdict } = window.ecm;
  const form = document.getElementById("upload");
  const input = document.getElementById("file");
  const drop = document.getElementById("drop");
  const problem = document.getElementById("file-error");
  const preview = document.getElementById("preview");
  const send = document.getElementById("send");
  const doubt = document.getElementById("doubt");
  const head = 64 * 1024;
  let file = null;
  let mapping = {};
  let turn = 0; // of looking at the file: what an earlier one finds is of no use any more

  const complain = (text) => {
    problem.textContent = text || "";
    problem.hidden = !text;
    send.disabled = !file || Boolean(text);
  };

  const cell = (kind, text) => {
    const made = document.createElement(kind);
    made.textContent = text;
    return made;
  };

  const chooser = (column, fields) => {
    const select = document.createElement("select");
    select.setAttribute("aria-label", `${form.dataset.column} ${column.name}`);
    fields.forEach((field) => select.add(new Option(field.label, field.key, false, field.key === column.field)));
    select.addEventListener("change", () => {
      // A field stands once: the column that had it becomes a further attribute.
      const many = ["attribute", "ignore"].includes(select.value);
      form.querySelectorAll(".preview select").forEach((other) => {
        if (!many && other !== select && other.value === select.value) {
          other.value = "attribute";
          mapping[other.dataset.column] = "attribute";
        }
      });
      mapping[column.name] = select.value;
      look(false);
    });
    select.dataset.column = column.name;
    const made = document.createElement("td");
    made.append(select);
    return made;
  };

  const show = (seen) => {
    const top = document.createElement("tr");
    const second = document.createElement("tr");
    seen.columns.forEach((column) => {
      const name = cell("th", column.name);
      name.scope = "col";
      top.append(name);
      second.append(chooser(column, seen.fields));
    });
    preview.querySelector("thead").replaceChildren(top, second);
    preview.querySelector("tbody").replaceChildren(...seen.rows.map((values) => {
      const row = document.createElement("tr");
      row.append(...seen.columns.map((_, i) => cell("td", values[i] || "")));
      return row;
    }));
    document.getElementById("format").textContent = `${seen.encoding}, ${seen.delimiter}.`;
    preview.hidden = false;
  };

  // Nothing was looked at. Emptied, the field takes the same file once more. A preview that is shown stays in use: another
  // choice of a column looks at its file again.
  const unread = (redraw) => {
    input.value = "";
    if (redraw) file = null;
    complain(form.dataset.unread);
  };

  // Redrawn only for a new file: a select that has the focus must keep it.
  const look = async (redraw) => {
    turn += 1;
    const mine = turn;
    const whole = file.size <= head;
    const query = new URLSearchParams({ whole, mapping: JSON.stringify(mapping) });
    try {
      const answer = await fetch(`${root}/manage/upload/preview?${query}`, {
        method: "POST", body: file.slice(0, head), headers: { "Content-Type": "application/octet-stream", "X-ECM-Page": "upload" },
      });
      const text = await answer.text();
      if (mine !== turn) return;
      const seen = verdict(answer.status, answer.headers.get("Content-Type"), text, form.dataset.ended);
      if (!seen) {
        unread(redraw);
        return;
      }
      complain(seen.error);
      if (!seen.error && redraw) show(seen);
    } catch (error) {
      if (mine === turn) unread(redraw);
    }
  };

  const choose = (chosen) => {
    turn += 1;
    file = chosen || null;
    mapping = {};
    preview.hidden = true;
    doubt.hidden = true;
    complain("");
    if (!file) return;
    const limit = Number(form.dataset.limit); // 0: none
    if (limit > 0 && file.size > limit) complain(form.dataset.tooLarge);
    else look(true);
  };

  input.addEventListener("change", () => choose(input.files[0]));
  ["dragover", "dragenter"].forEach((type) => drop.addEventListener(type, (event) => { event.preventDefault(); drop.classList.add("over"); }));
  ["dragleave", "drop"].forEach((type) => drop.addEventListener(type, () => drop.classList.remove("over")));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    choose(input.files[0]);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = new URLSearchParams({
      campaign: form.dataset.campaign, name: file.name, list: document.getElementById("list").value, mapping: JSON.stringify(mapping),
    });
    const bar = document.getElementById("sent");
    const label = document.getElementById("sent-label");
    // Not fetch: it does not tell how much was sent.
    const request = new XMLHttpRequest();
    request.open("POST", `${root}/manage/upload/file?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-ECM-Page", "upload");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = total ? (100 * loaded) / total : 0;
      label.textContent = loaded === total ? form.dataset.stored : `${form.dataset.sending} ${Math.floor(bar.value)} %`;
    });
    const ended = (answer) => {
      document.getElementById("sending").hidden = true;
      complain(answer?.error);
      doubt.hidden = Boolean(answer);
      send.disabled = false;
    };
    request.addEventListener("load", () => {
      const answer = verdict(request.status, request.getResponseHeader("Content-Type"), request.responseText, form.dataset.ended);
      if (answer?.import) location.assign(`${root}/import?id=${answer.import}`);
      else ended(answer);
    });
    request.addEventListener("error", () => ended(null));
    turn += 1; // a look that is under way would free the button
    complain("");
    doubt.hidden = true;
    label.textContent = form.dataset.sending;
    document.getElementById("sending").hidden = false;
    send.disabled = true;
    request.send(file);
  });
})();
