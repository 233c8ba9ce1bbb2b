import { useEffect, useState } from "react";

/** By then a payment has nearly always been told. */
const PATIENCE_MS = 20_000;

/** Whether something has been awaited for so long that it may never have happened, such as a payment that was not made. */
export function useIsLate(isAwaited: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAwaited]);
  return isAwaited && isLate;
}
