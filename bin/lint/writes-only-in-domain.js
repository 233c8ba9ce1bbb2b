const MODEL_WRITES = new Set([
  "create",
  "createMany",
  "createManyAndReturn",
  "update",
  "updateMany",
  "updateManyAndReturn",
  "upsert",
  "delete",
  "deleteMany",
]);
const RAW_WRITES = new Set(["$executeRaw", "$executeRawUnsafe"]);
const CLIENT_NAMES = new Set(["db", "tx", "database", "prisma"]);

/**
 * Database writes belong to the commands in `domain/`, where each is locked, decided, recorded and audited. The
 * configuration says in which files the rule holds. A write is told by Prisma's types; where a client lost its type, by the
 * names that we give to clients.
 * @type {import("eslint").Rule.RuleModule}
 */
export const writesOnlyInDomain = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      write:
        "`{{method}}` writes to the database: move it into a command in domain/, where it is locked, recorded and audited.",
    },
  },
  create(context) {
    const { parserServices } = context.sourceCode;

    const reportIfWrite = (node, callee) => {
      if (callee.type !== "MemberExpression" || callee.computed) return;
      const method = callee.property.name;
      const isWrite =
        RAW_WRITES.has(method) ||
        (MODEL_WRITES.has(method) && isModel(callee.object, parserServices));
      if (isWrite)
        context.report({ node, messageId: "write", data: { method } });
    };
    return {
      CallExpression: (node) => reportIfWrite(node, node.callee),
      TaggedTemplateExpression: (node) => reportIfWrite(node, node.tag),
    };
  },
};

function isModel(node, parserServices) {
  return isModelByType(node, parserServices) || isModelByName(node);
}

/** Prisma names the type of `db.person` `PersonDelegate`. */
function isModelByType(node, parserServices) {
  if (!parserServices?.program) return false;
  const type = parserServices.getTypeAtLocation(node);
  const name = (type.aliasSymbol ?? type.getSymbol())?.getName();
  return name?.endsWith("Delegate") ?? false;
}

/** `db.person`, `ctx.db.person`. */
function isModelByName(node) {
  if (node.type !== "MemberExpression") return false;
  const { object } = node;
  const client = object.type === "MemberExpression" ? object.property : object;
  return CLIENT_NAMES.has(client.name);
}
