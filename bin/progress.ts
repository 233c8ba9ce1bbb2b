const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;

export interface Progress {
  /** Shows the title while the work runs, and a tick with its duration when it is done. Steps may run side by side. */
  step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** A line that stays. */
  note: (line: string) => void;
}

/** Progress for people: a moving line on a terminal, plain lines elsewhere. */
export function showProgress(out: NodeJS.WriteStream): Progress {
  const open = new Set<{ title: string; since: number }>();
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  const clear = () => out.isTTY && out.write("\r\x1b[2K");
  const draw = () => {
    const titles = [...open].map(
      ({ title, since }) => `${title} ${seconds(since)}`,
    );
    const line = `${FRAMES[frame++ % FRAMES.length]} ${titles.join("  ·  ")}`;
    clear();
    out.write(line.slice(0, out.columns - 1));
  };
  const note = (line: string) => {
    clear();
    out.write(`${line}\n`);
  };

  return {
    note,
    async step(title, work) {
      const entry = { title, since: performance.now() };
      open.add(entry);
      if (out.isTTY) timer ??= setInterval(draw, FRAME_MS);
      else note(`… ${title}`);
      try {
        const result = await work();
        note(`✓ ${title} ${seconds(entry.since)}`);
        return result;
      } catch (error) {
        note(`✗ ${title} ${seconds(entry.since)}`);
        throw error;
      } finally {
        open.delete(entry);
        if (open.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      }
    },
  };
}

function seconds(since: number) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
