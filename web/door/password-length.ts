/** How many characters a password has. The api holds the same limits; telling them early spares a round trip. */
export const passwordLength = { min: 10, max: 128 };
