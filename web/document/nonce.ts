import { createContext, useContext } from "react";

/** Set while the document is rendered on the server; browsers hide nonces, so there is none to match when it comes alive. */
export const NonceContext = createContext("");

/** What an inline script of this document must carry to be run. */
export function useNonce(): string {
  return useContext(NonceContext);
}
