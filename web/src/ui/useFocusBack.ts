import { useEffect } from "react";

/** What opened a dialog: the thing that has the focus, or the button of the menu that it is in, since menus go when they are used. */
const openerOf = (focused: Element | null): HTMLElement | null => {
  const menu = focused?.closest("[role=menu]");
  const opener = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : focused;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
};

/** For a dialog that is there only while it is open: the keyboard goes back to what opened it, where that still is. */
export function useFocusBack() {
  useEffect(() => {
    const opener = openerOf(document.activeElement);
    return () => {
      if (opener?.isConnected) {
        opener.focus({ preventScroll: true });
      }
    };
  }, []);
}
