/** A column whose buttons are too wide for the corner of a row's card: on a phone they stand below it. */
export const belowOnPhone = "max-sm:static max-sm:mt-2 max-sm:block";
