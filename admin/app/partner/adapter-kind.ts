/** Every kind of connection, the commonest first. */
export const adapterKinds = [
  "REST",
  "LTI",
  "SCORM_CLOUD",
  "ACCOUNT",
  "VOUCHER",
] as const;

export type AdapterKind = (typeof adapterKinds)[number];

/** The kind that is meant; the commonest where none is. */
export function adapterKindOf(text: string | null | undefined): AdapterKind {
  return adapterKinds.find((kind) => kind === text) ?? "REST";
}
