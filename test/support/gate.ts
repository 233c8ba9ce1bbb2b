import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** One call that went through the gate. */
interface GateCall {
  method: string;
  path: string;
  /** The school that was called. */
  slug: string;
  /** Calls to the same school under way in that moment, this one included. */
  atOnce: number;
  status: number | null;
}

/** Stands before the simulated schools and notes every call. */
export interface Gate {
  url: string;
  calls: GateCall[];
  close: () => Promise<void>;
}

/** Opens a gate before `behind`, the address of the simulator. */
export async function openGate(behind: string): Promise<Gate> {
  const calls: GateCall[] = [];
  const underWay = new Map<string, number>();

  function pass(incoming: IncomingMessage, outgoing: ServerResponse) {
    const path = incoming.url ?? "/";
    const slug = path.split("/")[1] ?? "";
    const atOnce = (underWay.get(slug) ?? 0) + 1;
    underWay.set(slug, atOnce);
    const call: GateCall = {
      method: incoming.method ?? "",
      path,
      slug,
      atOnce,
      status: null,
    };
    calls.push(call);
    outgoing.once("close", () => {
      underWay.set(slug, (underWay.get(slug) ?? 1) - 1);
    });
    const onward = forward(
      new URL(path, behind),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        call.status = answer.statusCode ?? null;
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.once("error", () => {
      outgoing.destroy();
    });
    incoming.pipe(onward);
  }

  const server = createServer(pass);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
