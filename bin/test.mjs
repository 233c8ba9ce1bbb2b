// `npm test`. Plain JavaScript for whatever Node is there: it brings the right Node and the packages, then hands over.
import { ensureInstalled } from "./install.mjs";
import { runsOnRightNode } from "./node.mjs";

if (await runsOnRightNode(import.meta.url)) {
  await ensureInstalled();
  await import("./test.ts");
}
