import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";

const MarkSeen = graphql(`
  mutation MarkAlertsSeen {
    markAlertsSeen {
      count
    }
  }
`);

const ChooseDigest = graphql(`
  mutation ChooseDigest($input: ChooseDigestInput!) {
    outcome: chooseDigest(input: $input) {
      __typename
      ... on User {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

const order = z.object({ digest: z.enum(["on", "off"]).optional() });

/** Turns the viewer's digest on or off, or marks all alerts as seen, as a posted form orders; null where it makes no sense. */
export async function changeAlerts(
  request: Request,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  const { digest } = read.data;
  if (!digest) {
    await query(request, MarkSeen);
    return { kind: "done", id: "" };
  }
  const input = { wanted: digest === "on" };
  return settle((await query(request, ChooseDigest, { input })).outcome);
}
