/** What a key ends with after refusals: what was refused is refused again under the same key, as long as Stripe remembers it. */
export const tryOf = ({ refusals }: { refusals: number }): string =>
  refusals === 0 ? "" : `:${refusals}`;
