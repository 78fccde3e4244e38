// Orders to components. Their buttons come and go with the live part of the page; the form that sends them stays.
"use strict";

(() => {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-order]");
    if (!button) return;
    PrimeFaces.confirm({
      source: button, escape: true, header: button.dataset.header, message: button.dataset.message,
      yesButtonLabel: button.dataset.yes, yesButtonClass: button.dataset.yesClass,
    });
  });

  // The dialog runs this when the answer is yes.
  window.ecm.give = (button) => {
    const { order, component, node } = button.dataset;
    const parameters = { order, component, ...(node && { node }) };
    window.ecmOrder(Object.entries(parameters).map(([name, value]) => ({ name, value })));
  };
})();
