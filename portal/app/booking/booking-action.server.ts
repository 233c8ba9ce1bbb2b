import { data, redirect } from "@remix-run/node";
import { readFields } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import type { BookingAnswer } from "./booking-answer.ts";

const Book = graphql(`
  mutation Book($input: BookInput!) {
    book(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

const Cancel = graphql(`
  mutation CancelBooking($input: CancelBookingInput!) {
    cancelBooking(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

const Swap = graphql(`
  mutation SwapBooking($input: SwapBookingInput!) {
    swapBooking(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

const Join = graphql(`
  mutation JoinWaitlist($input: JoinWaitlistInput!) {
    joinWaitlist(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

const Leave = graphql(`
  mutation LeaveWaitlist($input: LeaveWaitlistInput!) {
    leaveWaitlist(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

const Accept = graphql(`
  mutation AcceptOffer($input: AcceptOfferInput!) {
    acceptOffer(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

const Pass = graphql(`
  mutation PassOffer($input: AnswerOfferInput!) {
    passOffer(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

const id = z.string().min(1).max(200);
const confirmed = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes");
const requestKey = z.string().max(100).optional();

const forms = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("book"),
    sessionId: id,
    enrollmentStepId: id.optional(),
    requestKey,
    acceptOverlap: confirmed,
    withCredit: confirmed,
  }),
  z.object({
    intent: z.literal("cancel"),
    bookingId: id,
    acceptLate: confirmed,
  }),
  z.object({
    intent: z.literal("swap"),
    bookingId: id,
    toSessionId: id,
    requestKey,
    acceptOverlap: confirmed,
  }),
  z.object({
    intent: z.literal("join"),
    sessionId: id,
    enrollmentStepId: id.optional(),
    withCredit: confirmed,
  }),
  z.object({ intent: z.literal("leave"), entryId: id }),
  z.object({
    intent: z.literal("accept"),
    offerId: id,
    acceptOverlap: confirmed,
  }),
  z.object({ intent: z.literal("pass"), offerId: id }),
]);

type Asked = z.infer<typeof forms>;

interface Result {
  __typename: string;
  field?: string;
  message?: string;
}

/** True of a form of this file; the request can still be read afterwards. */
export async function isAboutBooking(request: Request): Promise<boolean> {
  const fields = await readFields(request.clone());
  return forms.options.some(
    ({ shape }) => shape.intent.value === fields.get("intent"),
  );
}

/**
 * Answers a form about a booking or a place in line: back to the page where it was done; else with why not, or with what has only
 * to be confirmed, with 409. Throws 400 when the form makes no sense.
 */
export async function answerBooking(request: Request) {
  const typed = [...(await readFields(request))].filter(
    (field): field is [string, string] =>
      typeof field[1] === "string" && field[1] !== "",
  );
  const asked = forms.safeParse(Object.fromEntries(typed));
  if (!asked.success) throw data(null, { status: 400 });
  const result = await run(request, asked.data).catch(busyOrThrow);
  if (result === "busy")
    return data<BookingAnswer>({ isBusy: true }, { status: 503 });
  if (result.message === undefined) {
    const { pathname, search } = new URL(request.url);
    throw redirect(pathname + search);
  }
  return data(refusal(result.message, result.field, typed), { status: 409 });
}

/** Where the api has no room just now, the page stays and says so; anything else is thrown on. */
function busyOrThrow(error: unknown): "busy" {
  const { init } = (error ?? {}) as { init?: { status?: number } | null };
  if (init?.status === 503) return "busy";
  throw error;
}

/** The refusal that names what has to be confirmed is a question; the same form again with a yes is the answer. */
function refusal(
  message: string,
  field: string | undefined,
  typed: [string, string][],
): BookingAnswer {
  const name = confirmable[field ?? ""];
  if (name === undefined) return { problem: message };
  const fields = typed.filter(([each]) => each !== name);
  return { confirm: { message, fields: [...fields, [name, "yes"]] } };
}

const confirmable: Record<string, string | undefined> = {
  "input.acceptOverlap": "acceptOverlap",
  "input.acceptLate": "acceptLate",
};

async function run(request: Request, asked: Asked): Promise<Result> {
  switch (asked.intent) {
    case "book": {
      const { intent: _, ...input } = asked;
      return (await query(request, Book, { input })).book;
    }
    case "cancel": {
      const { intent: _, ...input } = asked;
      return (await query(request, Cancel, { input })).cancelBooking;
    }
    case "swap": {
      const { intent: _, ...input } = asked;
      return (await query(request, Swap, { input })).swapBooking;
    }
    case "join": {
      const { intent: _, ...input } = asked;
      return (await query(request, Join, { input })).joinWaitlist;
    }
    case "leave": {
      const { intent: _, ...input } = asked;
      return (await query(request, Leave, { input })).leaveWaitlist;
    }
    case "accept": {
      const { intent: _, ...input } = asked;
      return (await query(request, Accept, { input })).acceptOffer;
    }
    case "pass": {
      const { intent: _, ...input } = asked;
      return (await query(request, Pass, { input })).passOffer;
    }
  }
}
