import type { LaunchFault } from "@throughline/domain/lti/launch.rules";
import type { Notice } from "./page.ts";
import type { LtiPlatform } from "./platform.ts";

/** Why a launch does not go on. */
export type Obstacle =
  "unknown" | "broken" | "misconfigured" | "signedOut" | "over" | LaunchFault;

const notices: Record<Obstacle, Omit<Notice, "link">> = {
  unknown: {
    status: 400,
    title: "This link does not lead anywhere",
    text: "It was not made by your school, or long ago. Open your training from your course again.",
  },
  broken: {
    status: 400,
    title: "The training could not be opened",
    text: "The partner's system asked for it in a way that makes no sense. Your school can tell them.",
  },
  misconfigured: {
    status: 400,
    title: "The training could not be opened",
    text: "The partner's system is not the one that your school registered. Nothing about you was passed on. Please tell your school.",
  },
  signedOut: {
    status: 401,
    title: "You are not signed in any more",
    text: "Sign in, then open your training from your course again.",
  },
  notYours: {
    status: 403,
    title: "This link belongs to somebody else",
    text: "Sign in as the person who opened the training, or open your own from your course.",
  },
  used: {
    status: 410,
    title: "This link was used already",
    text: "Each one opens the training once. Open it from your course again.",
  },
  expired: {
    status: 410,
    title: "This link is over",
    text: "It took too long to open the training. Open it from your course again.",
  },
  over: {
    status: 409,
    title: "This training is not open for you now",
    text: "Your course is paused or has ended, or the place was taken back. Talk to your school.",
  },
};

/** The page for an obstacle, with the way back to the app that the launch came from. */
export function noticeOf(
  { portalUrl }: Pick<LtiPlatform, "portalUrl">,
  obstacle: Obstacle,
  site = portalUrl,
): Notice {
  const link = { href: site, label: "Go back" };
  return { ...notices[obstacle], link };
}
