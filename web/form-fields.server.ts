import { data } from "@remix-run/node";

/** A submitted form's fields. Throws a 400 response when the body is no form. */
export async function readFields(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw data(null, { status: 400 });
  }
}

/** The text typed into a field; empty where the form has none, or a file in its place. */
export function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
