// Orders to what a row shows. Rows come, go and move; the form that sends the order stays.
"use strict";

(() => {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-order]");
    if (!button) return;
    if (!button.dataset.header) {
      window.ecm.give(button);
      return;
    }
    PrimeFaces.confirm({
      source: button, escape: true, header: button.dataset.header, message: button.dataset.message,
      yesButtonLabel: button.dataset.yes, yesButtonClass: button.dataset.yesClass,
    });
  });

  // The dialog runs this when the answer is yes.
  window.ecm.give = (button) => {
    const { order, subject, name, node } = button.dataset;
    const parameters = { order, subject, ...(name && { name }), ...(node && { node }) };
    window.ecmOrder(Object.entries(parameters).map(([name, value]) => ({ name, value })));
  };
})();
