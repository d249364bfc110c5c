/** Menus that open by a click and close by what closes menus: a choice, Escape, a click elsewhere, the focus gone. */
export function menus() {
  const all = [...document.querySelectorAll('details.menu')];
  const close = (but) => all.forEach((menu) => menu !== but && (menu.open = false));
  document.addEventListener('pointerdown', (event) => close(event.target.closest?.('details.menu')));
  document.addEventListener('focusin', (event) => close(event.target.closest?.('details.menu')));
  document.addEventListener('keydown', (event) => {
    const open = all.find((menu) => menu.open);
    if (event.key !== 'Escape' || event.defaultPrevented || !open) return;
    event.preventDefault();
    open.open = false;
    open.querySelector('summary').focus();
  });
}
