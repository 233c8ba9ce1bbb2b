/** What was typed into a form's field, to be kept when the form is refused; "" where it holds no text. */
export function typedText(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
