// What scrolls sideways can be reached by keyboard; what does not is no stop.
const scrollers =
  "pre:not([role=button]), .katex-display, .pst-scrollable-table-container, .cell_output > .output, .nk-proof";

function markScrollers() {
  for (const element of document.querySelectorAll(scrollers)) {
    if (element.scrollWidth > element.clientWidth) {
      element.tabIndex = 0;
    } else {
      element.removeAttribute("tabindex");
    }
  }
}

document.fonts.ready.then(markScrollers);
addEventListener("resize", markScrollers);

// A link to a folded card opens it.
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.matches("details")) named.open = true;
}

openNamed();
addEventListener("hashchange", openNamed);
