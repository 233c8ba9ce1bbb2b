import type { VariablesOf } from "@throughline/web/graphql";
import { z } from "zod";
import type { SessionsQuery } from "./session.queries.ts";

/** Which classes a list shows by when they are. */
export const times = ["upcoming", "past", "all"] as const;
/** By how many seats are left. */
export const seatChoices = ["FREE", "LOW", "FULL", "EMPTY"] as const;

/** What an address may ask of the list of classes. */
export const sessionParams = z.object({
  when: z.enum(times).optional(),
  course: z.string().max(100).optional(),
  instructor: z.string().max(200).optional(),
  seats: z.enum(seatChoices).optional(),
  state: z.enum(["SCHEDULED", "CANCELED"]).optional(),
  search: z.string().max(200).optional(),
});

export type SessionParams = z.infer<typeof sessionParams>;

type Filter = NonNullable<VariablesOf<typeof SessionsQuery>["filter"]>;

/**
 * The filter that the api understands; the course is found by now. Classes to come, unless told otherwise, and without the canceled
 * ones among them: those are asked for by their state.
 */
export function filterOf(
  { when = "upcoming", instructor, seats, state, search }: SessionParams,
  course: { id: string } | undefined,
  now: Date,
): Filter {
  const at = now.toISOString();
  return {
    ...(when === "upcoming" && { from: at }),
    ...(when === "past" && { until: at }),
    ...(instructor && { instructorId: instructor }),
    ...(course && { courseId: course.id }),
    ...(seats && { seats }),
    ...(state && { states: [state] }),
    ...(!state && when === "upcoming" && { states: ["SCHEDULED" as const] }),
    ...(search && { search }),
  };
}
