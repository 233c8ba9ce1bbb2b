const hour = 60 * 60_000;

/** Launches are counted over this time, in milliseconds. */
export const limitedOverMs = hour;

/** How often one person may set out for tools in an hour: a few times without arriving, and more often where they did. */
const most = { open: 20, begun: 100 };

/** Launches that a person began in the last hour; those nobody took up are open, though their time may be over. */
export interface RecentLaunches {
  open: number;
  begun: number;
}

/** Whether a person who began so many launches lately may begin another one. */
export const mayBeginAnother = ({ open, begun }: RecentLaunches): boolean =>
  open < most.open && begun < most.begun;
