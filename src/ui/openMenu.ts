import type { Menu } from '@lumino/widgets';

/** Open a menu that gives the focus back when it closes: by itself it leaves it nowhere. */
export function openMenu(menu: Menu, x: number, y: number): void {
  const before = document.activeElement;
  menu.aboutToClose.connect(() => {
    if (before instanceof HTMLElement) {
      before.focus({ preventScroll: true });
    }
  });
  menu.open(x, y);
}
