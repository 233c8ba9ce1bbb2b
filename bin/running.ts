import fs from "node:fs";
import { files, writePrivately } from "./layout.ts";

export interface Login {
  role: string;
  email: string;
  password: string;
}

/** What a start tells scripts, in `.data/running.json`, for as long as it runs. */
export interface Running {
  portal: string;
  admin: string;
  /** Where GraphQL is posted to. */
  api: string;
  /** Where GraphQL subscriptions connect to. */
  ws: string;
  /** The database with its owner's login. */
  database: string;
  /** The web page of the mail catcher. */
  inbox: string;
  logins: Login[];
  webhooks: { source: string; style: string; url: string; secret: string }[];
  /** Control pages of what stands in for outside services, by name. */
  simulators: Record<string, string>;
}

/** Tells scripts that everything is up. It names passwords, so only the owner may read it. */
export function announce(running: Running): void {
  writePrivately(files.running, running);
}

/** Takes the announcement back, also one that a killed start left. */
export function withdraw(): void {
  fs.rmSync(files.running, { force: true });
}
