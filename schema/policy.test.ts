import {
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
} from "graphql";
import { describe, expect, test } from "vitest";
import { schema } from "./index.ts";

interface Policed {
  extensions: { pothosOptions?: { authScopes?: unknown } };
}

const hasPolicy = ({ extensions }: Policed) =>
  extensions.pothosOptions?.authScopes !== undefined;

/** Relay's wrappers carry what a policed field answered and say nothing of their own. */
const isWrapper = ({ name }: GraphQLNamedType) =>
  /(Connection|Edge)$|^PageInfo$/.test(name);

const types = Object.values(schema.getTypeMap()).filter(
  (type) =>
    isObjectType(type) && !type.name.startsWith("__") && !isWrapper(type),
);

describe("every field has a policy, its own or its type's", () => {
  test.each(types.map((type) => [type.name, type] as const))(
    "%s",
    (_name, type) => {
      if (!isObjectType(type)) throw new Error("not an object");
      if (hasPolicy(type as Policed)) return;
      const open = Object.values(type.getFields()).filter(
        (field) => !hasPolicy(field as unknown as Policed),
      );
      expect(
        open.map(({ name }: GraphQLField<unknown, unknown>) => name),
      ).toEqual([]);
    },
  );
});

test("the schema that is printed is the one that is committed", async () => {
  const { printed } = await import("./print.ts");
  const { readFile } = await import("node:fs/promises");
  const committed = await readFile(
    new URL("schema.graphql", import.meta.url),
    "utf8",
  );
  expect(printed).toBe(committed);
});

test("every interface of the API is implemented by something", () => {
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
  for (const each of interfaces)
    expect(schema.getImplementations(each).objects).not.toEqual([]);
});
