import path from "node:path";
import { createWebServer, type WebServerOptions } from "./server/web-server.ts";

/**
 * Serves one app until the process is asked to stop (SIGTERM, SIGINT), then ends cleanly within three seconds. A taken port or a
 * missing build ends the process with one clear line.
 */
export async function serveApp(
  options: WebServerOptions & { root: string },
): Promise<void> {
  const { host, port, publicUrl } = options.env;
  const name = path.basename(options.root);
  try {
    const web = await createWebServer(options);
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => void web.close().then(() => process.exit(0)));
    await new Promise<void>((resolve, reject) => {
      web.server.once("error", reject);
      web.server.listen(port, host, resolve);
    });
    console.log(`${name} ${publicUrl.href}`);
  } catch (error) {
    console.error(`${name} cannot start: ${explain(error, port)}`);
    process.exit(1);
  }
}

function explain(error: unknown, port: number) {
  if ((error as NodeJS.ErrnoException).code === "EADDRINUSE")
    return `port ${port} is taken by another program`;
  return error instanceof Error
    ? (error.stack ?? error.message)
    : String(error);
}
