import { data } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";

const CreateFeed = graphql(`
  mutation CreateCalendarFeed {
    createCalendarFeed {
      __typename
      ... on CalendarFeedAddress {
        url
        webcalUrl
      }
      ... on UserError {
        message
      }
    }
  }
`);

const RevokeFeed = graphql(`
  mutation RevokeCalendarFeed {
    revokeCalendarFeed {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

/** What the form about the private calendar address is answered with. The address is shown this once. */
export interface FeedAnswer {
  problem?: string;
  address?: { url: string; webcalUrl: string };
  isRevoked?: boolean;
}

/** Makes a private calendar address, or takes it back. Throws 400 for no form of ours. */
export async function answerFeed(request: Request) {
  const intent = textOf(await readFields(request), "intent");
  if (intent === "createFeed") return told(await create(request));
  if (intent === "revokeFeed") return told(await revoke(request));
  throw data(null, { status: 400 });
}

async function create(request: Request): Promise<FeedAnswer> {
  const { createCalendarFeed: made } = await query(request, CreateFeed);
  return made.__typename === "CalendarFeedAddress"
    ? { address: { url: made.url, webcalUrl: made.webcalUrl } }
    : { problem: made.message };
}

async function revoke(request: Request): Promise<FeedAnswer> {
  const { revokeCalendarFeed: outcome } = await query(request, RevokeFeed);
  return outcome.__typename === "Person"
    ? { isRevoked: true }
    : { problem: outcome.message };
}

const told = (answer: FeedAnswer) =>
  data(answer, {
    status: answer.problem === undefined ? 200 : 409,
    headers: { "cache-control": "no-store" },
  });
