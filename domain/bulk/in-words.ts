/** A state in words, such as `in progress`. */
export const inWords = (state: string): string =>
  state.toLowerCase().replaceAll("_", " ");
