import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleX,
  type LucideIcon,
} from "lucide-react";
import type { Words } from "./words.tsx";

/** The five states of an enrollment step. */
export type StepState =
  "PENDING" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "SKIPPED";

/** The states in the order of a student's way, from finished to not begun; charts stack them so. */
export const stepStates: StepState[] = [
  "COMPLETED",
  "IN_PROGRESS",
  "PENDING",
  "FAILED",
  "SKIPPED",
];

/** How each state is shown: a word, an icon and its hue as text, bar and ground. Never the hue alone. */
export const stateLook: Record<StepState, StateLook> = {
  PENDING: {
    word: "waiting",
    icon: CircleDashed,
    text: "text-status-waiting",
    solid: "bg-status-waiting-solid",
    soft: "bg-status-waiting-soft text-status-waiting",
  },
  IN_PROGRESS: {
    word: "inProgress",
    icon: CircleDot,
    text: "text-status-progress",
    solid: "bg-status-progress-solid",
    soft: "bg-status-progress-soft text-status-progress",
  },
  COMPLETED: {
    word: "done",
    icon: CircleCheck,
    text: "text-status-done",
    solid: "bg-status-done-solid",
    soft: "bg-status-done-soft text-status-done",
  },
  FAILED: {
    word: "failed",
    icon: CircleX,
    text: "text-status-failed",
    solid: "bg-status-failed-solid",
    soft: "bg-status-failed-soft text-status-failed",
  },
  SKIPPED: {
    word: "skipped",
    icon: Ban,
    text: "text-status-skipped",
    solid: "bg-status-skipped-solid",
    soft: "bg-status-skipped-soft text-status-skipped",
  },
};

type StateLook = {
  word: keyof Words;
  icon: LucideIcon;
  text: string;
  solid: string;
  soft: string;
};
