import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";

const withZone =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

builder.scalarType("DateTime", {
  description:
    "An instant, ISO 8601 with its zone, such as `2026-11-21T10:00:00Z`.",
  serialize: (value) => value.toISOString(),
  parseValue(value) {
    const time =
      typeof value === "string" && withZone.test(value)
        ? new Date(value)
        : null;
    if (!time || Number.isNaN(time.getTime()))
      throw new GraphQLError(
        "An instant needs its zone, such as 2026-11-21T10:00:00Z.",
      );
    return time;
  },
});

builder.scalarType("JSON", {
  description: "Any JSON value; read only.",
  serialize: (value) => value,
  parseValue() {
    throw new GraphQLError("JSON is read only.");
  },
});
