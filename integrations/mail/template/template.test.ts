import { describe, expect, test } from "vitest";
import { certificateExpiring } from "./certificate-expiring.ts";
import { certificateReissued } from "./certificate-reissued.ts";
import {
  classBooked,
  classLeft,
  seatOffered,
  waitOver,
} from "./class-notice.ts";
import { courseCompleted } from "./course-completed.ts";
import { courseEnded, coursePaused, courseResumed } from "./course-standing.ts";
import { invitation } from "./invitation.ts";
import type { RenderedMail } from "./layout.ts";
import { orderPaid, orderPending, placeSpare } from "./order-notice.ts";
import { passwordReset } from "./password-reset.ts";
import { paymentFailed } from "./license-notice.ts";
import { seatInvitation } from "./seat-invitation.ts";
import { staffDigest } from "./staff-digest.ts";
import { stepOpened } from "./step-opened.ts";

const link = "https://portal.school.test/claim?token=a_b-c&next=%2Fhome";
const people = {
  schoolName: "Bright <School>",
  givenName: "Zoë",
  courseTitle: "Safety & hygiene",
};

const lesson = {
  ...people,
  title: "Practice",
  when: "Mon, Nov 23, 2026, 6:00 PM",
  link,
};

const order = {
  schoolName: people.schoolName,
  givenName: null,
  number: 20,
  productName: people.courseTitle,
  quantity: 1,
  total: "$120.00",
  link,
};
const paid = {
  charge: { kind: "PAID" },
  tax: null,
  isForOthers: true,
  claimDays: null,
} as const;

const mails: [string, () => Promise<RenderedMail>, string[]][] = [
  [
    "seat invitation",
    () =>
      seatInvitation({
        schoolName: people.schoolName,
        giverName: "Zoë Lee",
        courseTitle: people.courseTitle,
        link,
        expiresInDays: 30,
      }),
    ["Zoë Lee", "Safety & hygiene", "30 days"],
  ],
  [
    "failed payment of a license",
    () => paymentFailed({ ...people, link, day: "8 May 2026" }),
    ["Zoë", "8 May 2026"],
  ],
  [
    "order that the bank is waited for",
    () => orderPending(order),
    ["Hello,", "order 20", "wait for your bank", "$120.00"],
  ],
  [
    "order of a place that the buyer has already",
    () => orderPaid({ ...order, ...paid, isSpare: true }),
    ["Thank you!", "to somebody else", "Give the places away"],
  ],
  [
    "order that was paid",
    () => orderPaid({ ...order, ...paid, tax: "$20.00", isSpare: false }),
    ["Your payment for", "$120.00, of which $20.00 tax"],
  ],
  [
    "order of a license that is tried first",
    () =>
      orderPaid({
        ...order,
        ...paid,
        total: "$0.00",
        charge: { kind: "TRIAL", days: 14 },
        isSpare: false,
      }),
    ["Your trial of", "has begun", "free for 14 days, then paid"],
  ],
  [
    "order for which nothing was charged",
    () =>
      orderPaid({
        ...order,
        ...paid,
        total: "$0.00",
        charge: { kind: "NOTHING" },
        isSpare: true,
      }),
    ["went through. Nothing was charged.", "Order 20 · nothing charged"],
  ],
  [
    "place to give away",
    () => placeSpare({ ...order, givenName: "Zoë" }),
    ["Hello Zoë,", "to somebody else", "Order 20"],
  ],
  [
    "booked class",
    () => classBooked({ ...lesson, insteadOf: null }),
    ["Your seat is booked", "Practice", "6:00 PM"],
  ],
  [
    "booked class instead of another one",
    () =>
      classBooked({
        ...lesson,
        insteadOf: { title: "Practice", when: "Wed, 7:00 PM" },
      }),
    [
      "Your booking was changed",
      "6:00 PM",
      "takes the place of “Practice” on Wed, 7:00 PM; your seat there was given back",
    ],
  ],
  [
    "ended booking",
    () => classLeft({ ...lesson, reason: "Canceled.", right: "FORFEITED" }),
    ["Canceled.", "used up"],
  ],
  [
    "offered seat",
    () => seatOffered({ ...lesson, until: "Tue, 9:00 AM" }),
    ["held for you until Tue, 9:00 AM"],
  ],
  [
    "offer that is over",
    () =>
      waitOver({
        ...lesson,
        reason: "It ran out.",
        wasOffered: true,
        right: "RETURNED",
      }),
    ["It ran out.", "Nothing of yours was used up"],
  ],
  [
    "invitation",
    () => invitation({ ...people, link, expiresInDays: 7 }),
    ["Zoë", "Safety & hygiene", "7 days"],
  ],
  [
    "password reset",
    () =>
      passwordReset({
        schoolName: people.schoolName,
        link,
        expiresInMinutes: 60,
      }),
    ["60 minutes", "if it was not you"],
  ],
  [
    "opened step",
    () =>
      stepOpened({
        ...people,
        stepTitle: "SFZ-2 Practice",
        partnerName: "Milady",
        link,
      }),
    ["SFZ-2 Practice", "Milady"],
  ],
  [
    "completed course",
    () => courseCompleted({ ...people, certificateLink: link }),
    ["Congratulations, Zoë"],
  ],
  ...(["DISPUTE", "LICENSE"] as const).map((cause): (typeof mails)[number] => [
    `course that stands still for its ${cause}`,
    () => coursePaused({ ...people, link, cause }),
    [
      "Safety & hygiene",
      "stands still",
      { DISPUTE: "bank", LICENSE: "license" }[cause],
    ],
  ]),
  [
    "course that goes on",
    () => courseResumed({ ...people, givenName: null, link }),
    ["Hello,", "Safety & hygiene", "where you were"],
  ],
  ...(["DISPUTE", "REFUND", "PLACE"] as const).map(
    (cause): (typeof mails)[number] => [
      `course that ended by ${cause}`,
      () => courseEnded({ ...people, link, cause }),
      [
        "Safety & hygiene",
        {
          DISPUTE: "bank took back",
          REFUND: "given back",
          PLACE: "whoever gave it",
        }[cause],
      ],
    ],
  ),
  [
    "reissued certificate",
    () =>
      certificateReissued({
        ...people,
        personName: "Zoë Lee-Ruiz",
        certificateLink: link,
      }),
    ["Zoë Lee-Ruiz", "Its number is the same"],
  ],
  [
    "expiring certificate",
    () =>
      certificateExpiring({
        ...people,
        expiresOn: "December 1, 2028",
        certificateLink: link,
      }),
    ["December 1, 2028", "renew it before then"],
  ],
  [
    "digest for the staff",
    () =>
      staffDigest({
        schoolName: people.schoolName,
        givenName: people.givenName,
        day: "Saturday, 21 November",
        count: 12,
        groups: [
          {
            heading: "Failed steps · Milady",
            count: 12,
            lines: [{ title: "Ana <Silva>", body: "No place", link }],
          },
        ],
        link,
      }),
    ["12 things need somebody", "Failed steps · Milady", "No place", "11 more"],
  ],
];

describe.each(mails)("the mail about an %s", (_name, write, words) => {
  test("says the same in HTML and in plain text, and leads to its link", async () => {
    const { subject, html, text } = await write();
    expect(subject).not.toBe("");
    const shown = htmlText(html).toLowerCase();
    for (const word of [...words, people.schoolName]) {
      expect(text.toLowerCase()).toContain(word.toLowerCase());
      expect(shown).toContain(word.toLowerCase());
    }
    expect(text).toContain(`\n${link}\n`);
    expect(html).toContain(`href="${link.replace("&", "&amp;")}"`);
    expect(html).not.toContain("<School>");
  });

  test("names its language, adapts to dark mode and loads nothing from outside", async () => {
    const { html } = await write();
    expect(html).toContain('lang="en"');
    expect(html).toContain('name="color-scheme"');
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html).not.toMatch(/<(img|script|link)\b/i);
  });
});

test("a single day and a single minute are said as such", async () => {
  const day = await invitation({ ...people, link, expiresInDays: 1 });
  expect(day.text).toContain("for 1 day and");
  const minute = await passwordReset({
    schoolName: people.schoolName,
    link,
    expiresInMinutes: 1,
  });
  expect(minute.text).toContain("for 1 minute.");
});

function htmlText(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

test.each([{ kind: "TRIAL", days: 14 }, { kind: "NOTHING" }] as const)(
  "where nothing was charged ($kind), no payment is spoken of",
  async (charge) => {
    const mail = await orderPaid({
      ...order,
      ...paid,
      total: "$0.00",
      charge,
      isSpare: true,
    });
    for (const part of [mail.subject, mail.text, mail.html])
      expect(part).not.toMatch(/\$0\.00|came in|was paid|money back/);
  },
);
