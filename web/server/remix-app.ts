import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import express, { type Express, type Response } from "express";
import fs from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type {} from "../load-context.ts";
import { nonceOf } from "./security-headers.ts";

/** The part of Vite that hot reload needs; an app hands it over, so that production never loads it. */
export interface Vite {
  createServer: (options: {
    root: string;
    server: { middlewareMode: true; hmr: { server: Server } };
  }) => Promise<{
    middlewares: express.RequestHandler;
    ssrLoadModule: (id: string) => Promise<Record<string, unknown>>;
    close: () => Promise<void>;
  }>;
}

/** Mounts an app as it was built into `<root>/build`. Throws when it was not. */
export async function mountBuilt(app: Express, root: string): Promise<void> {
  const entry = path.join(root, "build/server/index.js");
  if (!fs.existsSync(entry))
    throw new Error(
      `${path.basename(root)} is not built: run "npm run build" first`,
    );
  const client = path.join(root, "build/client");
  app.use(
    "/assets",
    // Their names change with their content.
    express.static(path.join(client, "assets"), {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
    }),
  );
  app.use(express.static(client, { maxAge: "1h", index: false }));
  const build = (await import(pathToFileURL(entry).href)) as ServerBuild;
  app.all("*", answerWith(build, "production"));
}

/** Mounts an app from its sources with hot reload on the same server; resolves to what stops it. */
export async function mountDevelopment(
  app: Express,
  root: string,
  server: Server,
  vite: Vite,
): Promise<() => Promise<void>> {
  const development = await vite.createServer({
    root,
    server: { middlewareMode: true, hmr: { server } },
  });
  app.use(development.middlewares);
  const build = async () =>
    (await development.ssrLoadModule(
      "virtual:remix/server-build",
    )) as unknown as ServerBuild;
  app.all("*", answerWith(build, "development"));
  return () => development.close();
}

function answerWith(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: "production" | "development",
): express.RequestHandler {
  const answer = createRequestHandler({ build, mode, getLoadContext });
  // It hands its own failures to `next`.
  return (request, response, next) => void answer(request, response, next);
}

function getLoadContext(_request: unknown, response: Response): AppLoadContext {
  return { cspNonce: nonceOf(response) };
}
