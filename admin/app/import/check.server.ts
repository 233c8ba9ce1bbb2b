import { query } from "@throughline/web/request.server";
import { textOf } from "@throughline/web/form-fields.server";
import { settle, type Settled } from "../outcome.ts";
import { CheckImport } from "./import.query.ts";

/** Starts the dry run under the columns that a posted form chose: `column` and `field`, as often as there are columns. */
export async function checkFromForm(
  request: Request,
  importId: string,
  fields: FormData,
): Promise<Settled> {
  const headings = fields.getAll("column").map(String);
  const chosen = fields.getAll("field").map(String);
  const input = {
    importId,
    mapping: headings.flatMap((heading, index) => {
      const field = chosen[index];
      return field ? [{ heading, field }] : [];
    }),
    timeZone: textOf(fields, "timeZone").trim() || null,
    askPartners: fields.has("askPartners"),
  };
  return settle((await query(request, CheckImport, { input })).outcome);
}
