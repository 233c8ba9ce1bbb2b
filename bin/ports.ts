import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "./problem.ts";

const wanted = {
  portal: { variable: "PORTAL_PORT", port: 3000 },
  admin: { variable: "ADMIN_PORT", port: 3001 },
  api: { variable: "API_PORT", port: 4000 },
  jobs: { variable: "JOBS_PORT", port: 4001 },
  smtp: { variable: "SMTP_PORT", port: 4025 },
  inbox: { variable: "INBOX_PORT", port: 4080 },
  simulator: { variable: "SIMULATOR_PORT", port: 4090 },
  ltiTool: { variable: "LTI_TOOL_PORT", port: 4091 },
  stripe: { variable: "STRIPE_SIMULATOR_PORT", port: 4092 },
} as const;

type PortName = keyof typeof wanted;
export type Ports = Record<PortName, number>;

/** The ports to use: each from its own variable, else its default moved up by PORT_OFFSET. Throws on a number that is no port. */
export function choosePorts(env: NodeJS.ProcessEnv): Ports {
  const offset = readNumber(env, "PORT_OFFSET", 0);
  const names = Object.keys(wanted) as PortName[];
  return Object.fromEntries(
    names.map((name) => {
      const { variable, port } = wanted[name];
      return [name, readNumber(env, variable, port + offset)];
    }),
  ) as Ports;
}

function readNumber(env: NodeJS.ProcessEnv, variable: string, other: number) {
  const text = env[variable];
  if (text === undefined || text === "") return other;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new Problem(`${variable}=${text} is not a port: use 1 to 65535`);
}

/**
 * Throws one line about the first port that another program holds.
 * @param patience milliseconds to wait for a killed start's processes to let go
 */
export async function requireFreePorts(
  ports: Ports,
  patience: number,
): Promise<void> {
  const deadline = Date.now() + patience;
  for (const name of Object.keys(ports) as PortName[]) {
    const port = ports[name];
    while (!(await isFree(port))) {
      if (Date.now() < deadline) {
        await sleep(200);
        continue;
      }
      const { variable } = wanted[name];
      throw new Problem(
        `Port ${port} (${name}) is taken by another program. Stop that program, or choose another port: ${variable}=${port + 100} npm start`,
      );
    }
  }
}

async function isFree(port: number) {
  // A program that listens on all interfaces would not hinder our listening, yet it would be in the way.
  return !(await answersOn(port)) && (await canListenOn(port));
}

function canListenOn(port: number) {
  return new Promise<boolean>((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

function answersOn(port: number) {
  return new Promise<boolean>((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
