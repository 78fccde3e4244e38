// What every page needs. No frameworks: it must also work on the login page.
"use strict";

(() => {
  // The server shows times on the user's clock; only the browser knows which that is.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const root = document.querySelector("link[rel=icon]").getAttribute("href").replace(/\/jakarta\.faces\.resource.*/, "");
  if (zone && !document.cookie.includes("ecm-zone=" + zone)) {
    document.cookie = `ecm-zone=${zone}; path=${root || "/"}; max-age=31536000; samesite=lax`;
  }

  const offline = document.getElementById("offline");
  const patience = 5000; // ms; a node that stands still keeps a request for minutes
  // ms; the cluster's page says that the database is silent, which a node knows only after its own time limits.
  const diagnosis = 30000;
  let ordering = false; // a button's request is on its way, or has led to another page

  const isJson = (type) => (type || "").startsWith("application/json");

  window.ecm = {
    root,
    number: new Intl.NumberFormat(document.documentElement.lang || "en"),

    /**
     * Asks an address every so often and hands each new answer on; asks nothing while nobody looks. An answer of another
     * type is the login page: the page is loaded again, so that the user logs in and comes back to it. So it is when what
     * it shows is gone. Answers with a function that asks at once; the last one to ask is the only one to go on.
     * The user is told of a silence after `patience`, however long the answer is waited for.
     */
    poll(address, millis, take, type = "application/json", limit = patience) {
      let tag = "";
      let timer;
      let turn = 0;
      const ask = async () => {
        clearTimeout(timer);
        turn += 1;
        const mine = turn;
        if (document.hidden) return;
        const silence = setTimeout(() => { if (mine === turn && offline) offline.hidden = false; }, patience);
        try {
          const answer = await fetch(address(), {
            headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", signal: AbortSignal.timeout(limit),
          });
          const kind = answer.headers.get("Content-Type") || "";
          const body = answer.ok ? await answer.text() : "";
          if (mine !== turn) return;
          // What an order does is shown by its own answer, which a reload now would lose.
          if (!ordering) {
            const isLogin = answer.ok && !kind.startsWith(type);
            const isGone = answer.status === 404 && isJson(kind);
            if (isLogin || isGone) {
              location.reload();
              return;
            }
            if (answer.ok) {
              tag = answer.headers.get("ETag") || "";
              take(isJson(type) ? JSON.parse(body) : body);
            }
          }
          if (offline) offline.hidden = answer.ok || answer.status === 304;
        } catch (error) {
          if (mine !== turn) return;
          // No connection; or a time-out, which is a DOMException.
          if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
          if (offline) offline.hidden = false;
        } finally {
          clearTimeout(silence);
        }
        timer = setTimeout(ask, millis);
      };
      document.addEventListener("visibilitychange", ask);
      ask();
      return () => { tag = ""; ask(); };
    },

    /**
     * What became of a file: the server's own word, which is JSON; the given text if the login came instead; or null: the
     * server failed and does not say whether it took the file.
     */
    verdict(status, type, text, ended) {
      if (isJson(type)) return JSON.parse(text);
      return status < 400 ? { error: ended } : null;
    },
  };

  // Said once on the page that was lost, after the login if there was one in between.
  const here = location.href.replace(/#.*/, "");
  const unsaved = document.getElementById("unsaved");
  if (unsaved && sessionStorage.getItem("ecm-unsaved") === here) {
    unsaved.hidden = false;
    sessionStorage.removeItem("ecm-unsaved");
  }

  const expired = "jakarta.faces.application.ViewExpiredException";
  const isLogin = (text) => text.includes('name="j_username"');
  const isExpired = (text) => text.includes(expired + "</error-name>");

  // A button's request was not answered as Faces answers: by the login, since the session ended, or by an error page.
  const failure = document.getElementById("failure");
  if (failure && window.jQuery) {
    // Not PrimeFaces' own events: it takes the login, which is well-formed, for an empty answer.
    jQuery.ajaxPrefilter((options, original, request) => {
      // By itself it would go to web.xml's error page while this script loads the page anew.
      if (window.PrimeFaces?.settings.errorPages) PrimeFaces.settings.errorPages[expired] = here;
      request.always(() => {
        const answer = request.responseText || "";
        if (isLogin(answer) || isExpired(answer)) {
          sessionStorage.setItem("ecm-unsaved", here);
          location.reload();
        }
      });
    });
    jQuery(document).on("pfAjaxSend", () => { ordering = true; });
    jQuery(document).on("pfAjaxComplete", (event, request, settings, outcome) => { ordering = Boolean(outcome?.redirect); });
    window.addEventListener("pageshow", () => { ordering = false; }); // also by the way back
    jQuery(document).on("pfAjaxError", (event, request) => {
      const seen = new DOMParser().parseFromString(request.responseText || "", "text/html");
      if (seen.querySelector("[name=j_username]")) return;
      failure.textContent = [...seen.querySelectorAll("main h1, main p:not(.brand, :has(a))")].map((line) => line.textContent).join(": ") || offline.textContent;
      failure.hidden = false;
    });
  }

  // Changes what is shown into what was seen, in place: focus, selection and an open dialog's button stay.
  const become = (shown, seen) => {
    if (shown.isEqualNode(seen)) return;
    if (shown.nodeName !== seen.nodeName || shown.id !== seen.id) return shown.replaceWith(seen);
    if (shown.nodeType === Node.TEXT_NODE) { shown.data = seen.data; return; }
    [...shown.attributes].filter(({ name }) => !seen.hasAttribute(name)).forEach(({ name }) => shown.removeAttribute(name));
    [...seen.attributes].forEach(({ name, value }) => shown.setAttribute(name, value));
    becomeAll(shown, seen.childNodes);
  };

  const becomeAll = (parent, nodes) => {
    const old = [...parent.childNodes];
    const fresh = [...nodes];
    fresh.forEach((node, i) => old[i] ? become(old[i], node) : parent.append(node));
    old.slice(fresh.length).forEach((node) => node.remove());
  };

  // A part of a page that the server renders anew.
  document.querySelectorAll("[data-refresh]").forEach((part) => {
    window.ecm.poll(() => `${root}/${part.dataset.refresh}`, 1000, (html) => {
      const seen = new DOMParser().parseFromString(html, "text/html").body;
      if (seen.querySelector("[name=j_username]")) location.reload();
      else becomeAll(part, seen.firstElementChild.childNodes);
    }, "text/html", diagnosis);
  });
})();
