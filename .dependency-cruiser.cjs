const OURS =
  "^(prisma|domain|integrations|schema|api|jobs|ui|web|portal|admin)/";
const TESTS = "[.]test[.]tsx?$";

/**
 * One arrow of the house: files of a layer may import themselves and the named layers, nothing else of ours.
 * @param {string} layer
 * @param {string[]} allowed path patterns
 * @param {string} comment why
 */
function mayImportOnly(layer, allowed, comment) {
  return {
    name: `${layer}-imports`,
    severity: "error",
    comment,
    from: { path: `^${layer}/`, pathNot: TESTS },
    to: { path: OURS, pathNot: [`^${layer}/`, ...allowed] },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "prisma-imports",
      severity: "error",
      comment:
        "The data stands below everything: whoever uses it must not be needed to understand it.",
      from: { path: "^prisma/", pathNot: ["^prisma/seed/", TESTS] },
      to: { path: OURS, pathNot: "^prisma/" },
    },
    {
      name: "seed-imports",
      severity: "error",
      comment:
        "The seed tells a school's story through the product's own commands; it prints certificates and signs their badges, and calls no vendor.",
      from: { path: "^prisma/seed/" },
      to: {
        path: OURS,
        pathNot: ["^prisma/", "^domain/", "^integrations/(certificate|badge)/"],
      },
    },
    mayImportOnly(
      "domain",
      ["^prisma/"],
      "Rules decide and write. They know no vendor, no queue worker and no HTTP, so that every door can use them.",
    ),
    mayImportOnly(
      "integrations",
      [],
      "A vendor's folder speaks the vendor's language only; translating into domain words is the caller's work.",
    ),
    mayImportOnly(
      "schema",
      ["^domain/", "^prisma/"],
      "GraphQL is a face: it reads rows and calls commands. Outside calls belong to jobs.",
    ),
    mayImportOnly(
      "api",
      ["^schema/", "^domain/", "^integrations/", "^prisma/"],
      "The door never does a worker's work: the two run as separate processes, in different numbers.",
    ),
    mayImportOnly(
      "jobs",
      ["^domain/", "^integrations/", "^prisma/"],
      "A worker must not need the API to run. What both share is a command in domain.",
    ),
    mayImportOnly(
      "ui",
      [],
      "Components get everything as props, so that they can be shown and tested without the product.",
    ),
    mayImportOnly(
      "web",
      ["^ui/", "^schema/schema[.]graphql$"],
      "What both apps share lives here, the pages at the door included, so it draws with ui. It knows the API by its published schema alone, as any outside program does.",
    ),
    mayImportOnly(
      "portal",
      ["^ui/", "^web/", "^schema/schema[.]graphql$"],
      "The apps use the public API and nothing behind it: whatever they can do, anyone can build.",
    ),
    mayImportOnly(
      "admin",
      ["^ui/", "^web/", "^schema/schema[.]graphql$"],
      "The apps use the public API and nothing behind it: whatever they can do, anyone can build.",
    ),
    {
      name: "not-from-test",
      severity: "error",
      comment:
        "test/ may use everything; if something of it were used in return, the product would ship its tests.",
      from: { path: OURS, pathNot: TESTS },
      to: { path: "^test/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment:
        "Two files that need each other are one file in two places: neither can be read alone.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "An import that leads nowhere fails only when it is reached.",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(generated|build)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
