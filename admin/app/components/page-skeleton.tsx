import { useLocation, useNavigation } from "@remix-run/react";
import { Skeleton } from "@throughline/ui";
import { useEffect, useState, type ReactNode } from "react";

const PATIENCE_MS = 400;

/** The page; when going to another one takes long, the shape of a page in its place. */
export function PageSkeleton({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const next = useNavigation().location?.pathname;
  const isLeaving = next !== undefined && next !== pathname;
  const [slowKey, setSlowKey] = useState<string>();
  useEffect(() => {
    if (!isLeaving) return;
    const timer = setTimeout(() => setSlowKey(next), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLeaving, next]);
  return isLeaving && slowKey === next ? <Shape /> : children;
}

function Shape() {
  return (
    <>
      <Skeleton count={1} className="max-w-80" />
      <Skeleton shape="cards" count={4} />
      <Skeleton
        shape="table"
        count={8}
        className="rounded-panel border border-line bg-surface"
      />
    </>
  );
}
