package org.ecm.it.portal;

import org.openqa.selenium.JavascriptExecutor;

/** What the scripts of the open page ask the server: led elsewhere, or held back on the way. */
final class ScriptRequests {

  private final JavascriptExecutor page;

  ScriptRequests(JavascriptExecutor page) {
    this.page = page;
  }

  /** Lets the page's scripts send to another address what they mean to send to one. */
  void divert(String from, String to) {
    page.executeScript(
        """
        const [from, to] = arguments;
        window.straight ||= { open: XMLHttpRequest.prototype.open, fetch: window.fetch };
        const { open, fetch } = window.straight;
        XMLHttpRequest.prototype.open = function (method, url) { open.call(this, method, url.replace(from, to)); };
        window.fetch = (url, options) => fetch.call(window, url.replace(from, to), options);
        """,
        from,
        to);
  }

  /** Lets them send where they mean to again, and at once. */
  void divertNothing() {
    divert("", "");
  }

  /**
   * Lets what they fetch from an address from now on wait, as at a server that is silent, for as
   * long as the script itself is willing to.
   */
  void hold(String address) {
    page.executeScript(
        """
        const [address] = arguments;
        const fetch = window.fetch;
        window.held = [];
        window.fetch = (url, options) => {
          if (!url.includes(address)) return fetch.call(window, url, options);
          let go;
          const answer = new Promise((released, givenUp) => {
            go = released;
            options?.signal?.addEventListener("abort", () => givenUp(options.signal.reason));
          }).then(() => fetch.call(window, url, options));
          window.held.push({ go, read: answer.then((copied) => copied.clone().text()) });
          return answer;
        };
        """,
        address);
  }

  /**
   * Lets the oldest request that was held go on, to where it would have gone then, and waits for
   * its end.
   */
  void release() {
    page.executeAsyncScript(
        """
        const [done] = arguments;
        const { go, read } = window.held.shift();
        go();
        read.catch(() => {}).finally(() => setTimeout(done));
        """);
  }
}
