import os from "node:os";

/** What the figures depend on most: processors, how busy they are with other things, Node. */
export function describeMachine(): string {
  const load = os.loadavg().map((value) => value.toFixed(1));
  return `${os.availableParallelism()} processors, load ${load.join(" ")}, Node ${process.version}`;
}
