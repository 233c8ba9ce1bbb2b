import { useLocation } from "@remix-run/react";
import { useEffect } from "react";

/**
 * After a form was answered by drawing its part of the page anew, the focus is on what the address names (`#image`): whoever
 * works with the keyboard goes on where they were. A focus that is somewhere already stays there.
 */
export function useFocusOfAddress() {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === "" || document.activeElement !== document.body) return;
    document.getElementById(hash.slice(1))?.focus({ preventScroll: true });
  }, [hash, key]);
}
