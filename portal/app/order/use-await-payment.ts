import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const SOON_MS = 2_000;
const LATER_MS = 15_000;
/** After so many looks it is no matter of seconds any more. */
const LOOKS_SOON = 30;

/** Looks again whether the payment has arrived, every two seconds at first: a guest has no line on which it would be told. */
export function useAwaitPayment(isAwaited: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isAwaited) return;
    let looks = 0;
    let timer: ReturnType<typeof setTimeout>;
    const lookAgain = () => {
      timer = setTimeout(
        () => {
          looks += 1;
          if (document.visibilityState === "visible") revalidate();
          lookAgain();
        },
        looks < LOOKS_SOON ? SOON_MS : LATER_MS,
      );
    };
    lookAgain();
    return () => clearTimeout(timer);
  }, [isAwaited, revalidate]);
}
