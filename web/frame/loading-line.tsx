import { useNavigation } from "@remix-run/react";
import { cn } from "@throughline/ui";

/** A thin line at the top of the window while another page or view is being loaded; takes no room. */
export function LoadingLine() {
  const isLoading = useNavigation().state === "loading";
  return (
    <div
      aria-hidden
      className={cn(
        "pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 bg-accent-solid opacity-0 transition-opacity delay-150",
        isLoading && "animate-shimmer opacity-100",
      )}
    />
  );
}
