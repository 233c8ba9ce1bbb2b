import { classes } from "./en.class.ts";
import { course } from "./en.course.ts";
import { door } from "./en.door.ts";
import { failure } from "./en.failure.ts";

/** Every text that both apps word alike, in English. Values are ICU messages. */
export const shared = { ...door, ...failure, ...classes, ...course } as const;
