import { Pill } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Fewer free seats than this are worth saying loudly. */
const FEW = 3;

/** How many seats a class has left, in words. */
export function SeatsLeft({ seats }: { seats: number }) {
  const text = useText();
  const tone = seats <= 0 ? "neutral" : seats <= FEW ? "strong" : "accent";
  return (
    <Pill tone={tone}>
      {text("class.seatsLeft", { count: Math.max(seats, 0) })}
    </Pill>
  );
}
