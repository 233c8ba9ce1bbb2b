import { cn } from "./cn.ts";
import { useWords } from "./words.tsx";

/** The shape of what is being loaded, in the place where it will stand. Says "Loading" once to screen readers. */
export function Skeleton({
  shape = "line",
  count = 3,
  className,
}: SkeletonProps) {
  const words = useWords();
  return (
    <div role="status" className={className}>
      <span className="sr-only">{words.loading}</span>
      <div aria-hidden>{shapes[shape](count)}</div>
    </div>
  );
}

const shapes = { line: lines, block: blocks, table: tableRows, cards };

function lines(count: number) {
  return (
    <div className="flex flex-col gap-2">
      {upTo(count).map((at) => (
        <Bone
          key={at}
          className={cn("h-4", at === count - 1 ? "w-2/3" : "w-full")}
        />
      ))}
    </div>
  );
}

function blocks() {
  return <Bone className="h-40 w-full rounded-panel" />;
}

function tableRows(count: number) {
  return upTo(count).map((at) => (
    <div
      key={at}
      className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-0"
    >
      <Bone className="h-4 w-40 shrink-0" />
      <Bone className="h-4 flex-1" />
      <Bone className="h-4 w-16 shrink-0" />
    </div>
  ));
}

function cards(count: number) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-3">
      {upTo(count).map((at) => (
        <div
          key={at}
          className="flex flex-col gap-2 rounded-panel border border-line bg-surface p-4"
        >
          <Bone className="h-3 w-1/2" />
          <Bone className="h-7 w-1/3" />
        </div>
      ))}
    </div>
  );
}

function Bone({ className }: { className: string }) {
  return (
    <div className={cn("animate-shimmer rounded-control bg-line", className)} />
  );
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}

type SkeletonProps = {
  shape?: keyof typeof shapes;
  count?: number;
  className?: string;
};
