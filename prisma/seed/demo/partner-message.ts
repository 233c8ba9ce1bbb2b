import { orderingKeyOf } from "@throughline/domain/inbox/ordering-key";
import type {
  PartnerMessage,
  Reading,
} from "@throughline/domain/inbox/partner-message";
import type { VerifiedMessage } from "@throughline/domain/inbox/receive";
import type { PartnerModel } from "@throughline/prisma";
import type { News } from "./scene.ts";

export interface Telling {
  partner: Pick<PartnerModel, "id" | "slug">;
  /** The partner's number of the message. */
  messageId: string;
  externalId: string;
  reference: string;
  learner: { id: string; email: string };
  courseRef: string;
  certificateUrl: string;
  news: News;
  occurredAt: Date;
}

/** A partner's message twice: as it came over the wire, and as our parser reads it. */
export function composeMessage(telling: Telling): {
  received: VerifiedMessage;
  reading: Reading;
} {
  const { partner, messageId, externalId, news, occurredAt } = telling;
  return {
    received: {
      source: `partners/${partner.slug}`,
      partnerId: partner.id,
      externalId: messageId,
      type: news.type,
      orderingKey: orderingKeyOf(partner.id, externalId),
      rawBody: JSON.stringify(wireOf(telling)),
      sentAt: occurredAt,
    },
    reading: readingOf(telling),
  };
}

/** The partners' wire format (integrations/partner-lms/README.md). */
function wireOf(telling: Telling) {
  const { externalId, reference, learner, courseRef, occurredAt } = telling;
  return {
    type: telling.news.type,
    timestamp: occurredAt.toISOString(),
    data: {
      enrollment_id: externalId,
      reference,
      student: { external_id: learner.id, email: learner.email },
      course_id: courseRef,
      ...particulars(telling),
    },
  };
}

function particulars({ news, certificateUrl }: Telling) {
  switch (news.type) {
    case "progress.updated":
      return { progress: news.progress };
    case "course.completed":
      return { progress: 100, score: news.score };
    case "certificate.issued":
      return { certificate_url: certificateUrl };
    case "learner.survey_submitted":
      return { rating: 5, comment: "Loved the practice questions." };
  }
}

const typeOf = {
  "progress.updated": "progressUpdated",
  "course.completed": "courseCompleted",
  "certificate.issued": "certificateIssued",
} as const satisfies Partial<Record<News["type"], PartnerMessage["type"]>>;

function readingOf(telling: Telling): Reading {
  const { news, externalId, reference, occurredAt, certificateUrl } = telling;
  if (news.type === "learner.survey_submitted")
    return { kind: "unknownType", type: news.type };
  return {
    kind: "parsed",
    message: {
      type: typeOf[news.type],
      occurredAt,
      externalId,
      reference,
      progress: news.type === "progress.updated" ? news.progress : null,
      score: news.type === "course.completed" ? news.score : null,
      certificateUrl:
        news.type === "certificate.issued" ? certificateUrl : null,
      launchUrl: null,
    },
  };
}
