import { GraphQLError } from "graphql";
import { builder } from "../builder.ts";

builder.scalarType("ImportRow", {
  description:
    'A row to import: a JSON object of field names (or own headings) to text, numbers, yes or no, such as `{"email": "ana@example.org"}`.',
  serialize() {
    throw new GraphQLError("An import row is written only.");
  },
  parseValue(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new GraphQLError("A row is an object of field names to values.");
    return Object.fromEntries(
      Object.entries(value).map(([name, cell]) => [name, textOf(name, cell)]),
    );
  },
});

function textOf(name: string, cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  throw new GraphQLError(`${name} must be a text, a number, or yes or no.`);
}
