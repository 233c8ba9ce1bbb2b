import { useWords } from "./words.tsx";

/** The first stop of the Tab key: jumps over the navigation to the element with the id `content`. */
export function SkipLink() {
  const words = useWords();
  return (
    <a
      href="#content"
      className="fixed start-2 top-2 z-50 -translate-y-20 rounded-control bg-accent-solid px-3 py-2 text-sm touch:py-3 font-medium text-on-accent focus:translate-y-0"
    >
      {words.skipToContent}
    </a>
  );
}
