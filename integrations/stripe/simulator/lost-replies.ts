/** Calls that are carried out, but whose answer is lost on the way. */
export interface LostReplies {
  /** From now on so many answers to a call are lost, repeats among them; `call` is such as `POST /v1/transfers/:id/reversals`. */
  lose(call: string, times: number): void;
  /** How many answers to a call are still to be lost. */
  left(call: string): number;
  /** Whether the answer that is to be given now is lost. */
  isLost(call: string): boolean;
}

/** Loses nothing until it is told to. */
export function openLostReplies(): LostReplies {
  const left = new Map<string, number>();
  return {
    lose: (call, times) => void left.set(call, times),
    left: (call) => left.get(call) ?? 0,
    isLost(call) {
      const times = left.get(call) ?? 0;
      if (times > 0) left.set(call, times - 1);
      return times > 0;
    },
  };
}
