import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { freePort } from "./port.ts";
import { openTown, type Town, type TownPlan } from "./town.ts";
import { until } from "./until.ts";

const root = path.join(import.meta.dirname, "../..");

/** A town with the two built apps in front of it, each a process of its own. */
export interface TownWithApps extends Town {
  portalUrl: string;
  adminUrl: string;
}

/** Opens a town and starts portal and admin. The apps must have been built. */
export async function openTownWithApps(
  plan: Pick<TownPlan, "server" | "workers" | "withoutPayments"> = {},
): Promise<TownWithApps> {
  const ports = { portal: await freePort(), admin: await freePort() };
  const portalUrl = `http://127.0.0.1:${ports.portal}`;
  const adminUrl = `http://127.0.0.1:${ports.admin}`;
  const town = await openTown({ ...plan, portalUrl, adminUrl });
  const apps = [
    startApp("portal", {
      PORT: String(ports.portal),
      PUBLIC_URL: portalUrl,
      API_URL: town.api.url,
    }),
    startApp("admin", {
      PORT: String(ports.admin),
      PUBLIC_URL: adminUrl,
      API_URL: town.api.url,
    }),
  ];
  await Promise.all(
    [portalUrl, adminUrl].map((url) =>
      until(`${url} answers`, () => answers(url)),
    ),
  );
  return {
    ...town,
    portalUrl,
    adminUrl,
    async close() {
      await Promise.all(apps.map(stop));
      await town.close();
    },
  };
}

function startApp(name: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [`${name}/server.ts`], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", HOST: "127.0.0.1", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
