import readline from "node:readline";
import { writeLog } from "./database-command.mjs";
import { createMethods } from "./methods.mjs";

const PANIC_EXIT_CODE = 101;
const METHOD_FAILED = 4466;

/**
 * Answers JSON-RPC requests, one line each, in their order, until stdin closes.
 * @param {Extract<import("./arguments.mjs").Invocation, { kind: "serve" }>} invocation
 */
export function serve(invocation) {
  exitOnPanic();
  const prints = createPrints();
  const call = createMethods(invocation, prints.print);
  let previous = Promise.resolve();

  readline
    .createInterface({ input: process.stdin })
    .on("line", (line) => {
      if (!line.trim()) return;
      const message = JSON.parse(line);
      if (message.method) {
        previous = previous.then(() => answer(message, call));
      } else {
        prints.acknowledge(message.id);
      }
    })
    .on("close", () => void previous.then(() => process.exit(0)));
}

async function answer({ id, method, params }, call) {
  try {
    send({ id, result: await call(method, params) });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    send({ id, error: describe(error) });
  }
}

function describe(error) {
  const { code, meta = null, message = String(error) } = error ?? {};
  return {
    code: METHOD_FAILED,
    message: "An error happened. Check the data field for details.",
    data: {
      is_panic: false,
      message,
      meta,
      error_code: typeof code === "string" ? code : null,
    },
  };
}

/** Text for the person goes to the `prisma` command as a request of its own, which it acknowledges by id. */
function createPrints() {
  const waiting = new Map();
  let nextId = 1;
  return {
    print: (content) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        send({ id, method: "print", params: { content } });
      }),
    acknowledge: (id) => {
      waiting.get(id)?.();
      waiting.delete(id);
    },
  };
}

/** A panic inside the WebAssembly surfaces as an uncaught error: report it as the native engine reports its own. */
function exitOnPanic() {
  let panicMessage = "";
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      panicMessage = message;
    },
  };
  const report = (error) => {
    writeLog("ERROR", "schema_engine::logger", {
      message: panicMessage || String(error),
      is_panic: true,
      backtrace: error?.stack,
    });
    process.exit(PANIC_EXIT_CODE);
  };
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
}

function send(message) {
  process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\n");
}
