import { Sequencing, StepKind } from "@throughline/prisma";
import { z } from "zod";

const noNul = (text: string) => !text.includes("\0");

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `This has at most ${most} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "No control characters.");

const prose = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `This has at most ${most} characters.`)
    .refine(noNul, "This cannot hold NUL characters.");

/** Any number that PostgreSQL can hold; whether it makes sense is said by the draft's rules. */
const number = z
  .int("Give a whole number.")
  .min(-2_000_000_000, "This is too small.")
  .max(2_000_000_000, "This is too large.");

export const draftStepSchema = z.object({
  /** Tells the steps of a draft apart, also before they are steps of a course. */
  key: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[\w-]+$/, "Use letters, digits and hyphens."),
  /** The course's step; null for a new one. */
  id: z.uuid().nullable(),
  label: line(30),
  slug: line(60),
  title: line(200),
  summary: prose(2000),
  kind: z.enum(StepKind),
  required: z.boolean(),
  expectedDays: number.nullable(),
  partnerId: z.uuid().nullable(),
  partnerCourseRef: line(200),
  contentCourseRef: line(200),
  /** SESSION: classes that become options of the step, and those that are none any more. */
  attach: z.array(z.uuid()).max(500, "Attach at most 500 classes at a time."),
  detach: z.array(z.uuid()).max(500, "Detach at most 500 classes at a time."),
});

/** A course as it is being written: anything may be missing or wrong until it is published. */
export const draftContentSchema = z.object({
  code: line(30),
  title: line(200),
  description: prose(2000),
  marketingCopy: prose(20_000),
  imageAlt: line(300),
  removesImage: z.boolean(),
  defaultTimeZone: line(100),
  sequencing: z.enum(Sequencing),
  cancelHours: number.nullable(),
  lateCancelForfeits: z.boolean(),
  bookingOpensDays: number.nullable(),
  bookingClosesMinutes: number.nullable(),
  offerMinutes: number.nullable(),
  steps: z
    .array(draftStepSchema)
    .max(100, "A course has at most 100 steps.")
    .refine(
      (steps) => new Set(steps.map(({ key }) => key)).size === steps.length,
      "Each step needs a key of its own.",
    ),
  privateCredits: number.nullable(),
  privateValidDays: number.nullable(),
  groupCredits: number.nullable(),
  groupValidDays: number.nullable(),
  /** Whether it can be bought; otherwise staff enroll people. */
  isSold: z.boolean(),
  currency: line(3).toLowerCase(),
  /** In the currency's smallest unit. */
  unitAmount: number.nullable(),
});

export type DraftContent = z.infer<typeof draftContentSchema>;
export type DraftStep = z.infer<typeof draftStepSchema>;

/** A draft as it is stored: with the mark of the course as it was when the draft was begun; null for a new course. */
export const storedDraftSchema = z.object({
  base: z.string().nullable(),
  content: draftContentSchema,
});

/** The draft of a course that is not there yet. */
export const emptyDraft: DraftContent = {
  code: "",
  title: "",
  description: "",
  marketingCopy: "",
  imageAlt: "",
  removesImage: false,
  defaultTimeZone: "Etc/UTC",
  sequencing: "ADVISORY",
  cancelHours: 24,
  lateCancelForfeits: true,
  bookingOpensDays: null,
  bookingClosesMinutes: 0,
  offerMinutes: 720,
  steps: [],
  privateCredits: null,
  privateValidDays: null,
  groupCredits: null,
  groupValidDays: null,
  isSold: true,
  currency: "usd",
  unitAmount: null,
};
