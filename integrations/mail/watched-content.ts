import { Readable } from "node:stream";

/**
 * A message that remembers whether anybody began to read it. The SMTP client reads it only once the server has
 * answered DATA with "go ahead", so what was never read was certainly never sent.
 */
export function watchedContent(message: Buffer): {
  stream: Readable;
  started: () => boolean;
} {
  let started = false;
  const stream = new Readable({
    read() {
      started = true;
      this.push(message);
      this.push(null);
    },
  });
  return { stream, started: () => started };
}
