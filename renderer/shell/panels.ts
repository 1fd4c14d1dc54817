/** Moves the focus to the next panel of the window, in the order of the page; F6. */
export function nextPanel(step: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter(
    (panel) => panel.getClientRects().length > 0,
  );
  const current = panels.findIndex((panel) => panel.contains(document.activeElement));
  const next = panels[(current + step + panels.length) % panels.length];
  if (next === undefined) return;
  const first = next.querySelector<HTMLElement>(
    'button:not([disabled]), input:not([disabled]), select:not([disabled]), [tabindex="0"]',
  );
  const chosen = next.querySelector<HTMLElement>('.react-flow__node.selected');
  (chosen ?? first ?? next).focus();
}
