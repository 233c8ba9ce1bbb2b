import {
  ScrollRestoration,
  useLocation,
  useRevalidator,
} from "@remix-run/react";
import { useEffect, useLayoutEffect, useRef } from "react";

const useOnCommit =
  typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * Remix's `ScrollRestoration` for pages that load their data anew: whoever scrolls meanwhile stays where they are. Remix notes the
 * place when a load begins and goes back to it at its end, although no other page is shown (remix-run/react-router#12157).
 */
export function SteadyScroll({ nonce }: { nonce: string }) {
  // Drawn with every load, as what may scroll is.
  useRevalidator();
  const { key } = useLocation();
  const top = useRef(0);
  const shown = useRef<string>(undefined);
  useOnCommit(() => {
    if (shown.current === key && window.scrollY !== top.current)
      window.scrollTo({ top: top.current, behavior: "instant" });
    shown.current = key;
  });
  return (
    <>
      <BeforeRestoring
        note={() => {
          top.current = window.scrollY;
        }}
      />
      <ScrollRestoration nonce={nonce} />
    </>
  );
}

/** Effects of what stands before run before; those of what is around run after. */
function BeforeRestoring({ note }: { note: () => void }) {
  useOnCommit(note);
  return null;
}
