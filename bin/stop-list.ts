type Stop = () => Promise<void> | void;

/** What has been started, in order, so that it can be stopped backwards: each group together, the last group first. */
export function createStopList() {
  const groups: Stop[][] = [];
  let stopping: Promise<void> | undefined;

  const stopBackwards = async () => {
    for (let group = groups.pop(); group; group = groups.pop())
      await Promise.allSettled(group.map(async (stop) => stop()));
  };
  return {
    add: (group: Stop[]): void => void groups.push(group),
    /** Calling it again waits for the same stop. */
    stopAll: (): Promise<void> => (stopping ??= stopBackwards()),
  };
}
