import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A program of the bench in a process of its own. */
export interface Child {
  /** Sends one message and resolves with the answer. Rejects where the process ends instead. */
  ask: <Answer>(message: object) => Promise<Answer>;
  /** The next message from the process. */
  next: <Message>() => Promise<Message>;
  stop: () => Promise<void>;
}

/** Starts a program with this Node; what it prints is shown. */
export function startChild(
  program: string,
  {
    args = [],
    env = {},
  }: { args?: string[]; env?: Record<string, string> } = {},
): Child {
  const child = fork(program, args, { env: { ...process.env, ...env } });
  const next = async <Message>() => {
    const [message] = (await Promise.race([
      once(child, "message"),
      once(child, "exit").then(([code]) => {
        throw new Error(`${program} ended with ${String(code)}`);
      }),
    ])) as [Message];
    return message;
  };
  return {
    next,
    ask<Answer>(message: object) {
      const answer = next<Answer>();
      child.send(message);
      return answer;
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
