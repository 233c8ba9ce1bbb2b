import { foldTallies } from "@throughline/domain/queue/jobs";
import type { Queue } from "@throughline/domain/queue/queue";

/** While things happen the log is folded so often that reading the counts has little to add up. */
const everySeconds = 5;

/**
 * Makes something to be called whenever the log has grown: some seconds later it is folded, once for all calls until then
 * and for all worker processes together. A call that is lost does no harm, because the timetable folds as well.
 */
export function foldSoon(queue: Queue, onError: (error: Error) => void) {
  let waiting = false;
  return (): void => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      queue
        .insert(foldTallies.queue, [
          { data: {}, singletonKey: "soon", singletonSeconds: everySeconds },
        ])
        .catch(onError);
    }, everySeconds * 1000).unref();
  };
}
