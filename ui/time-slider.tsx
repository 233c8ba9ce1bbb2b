import { ChevronLeft, ChevronRight, Radio } from "lucide-react";
import { useId, useState } from "react";
import { LinkButton } from "./link-button.tsx";
import { timeSteps } from "./time-steps.ts";
import { useDay } from "./use-day.ts";
import { useInstant } from "./use-instant.ts";
import { useWords } from "./words.tsx";

/**
 * Chooses an instant between `start` and `end`, which is now; `value` null is now as well. The platform's own slider, so that arrows,
 * Page Up and Down, Home and End work and its value is spoken as a date, which a number slider cannot. `onChange` is told each
 * place on the way; the links beside it go one place at a time, without JavaScript too.
 */
export function TimeSlider({
  label,
  start,
  end,
  value,
  zone,
  hrefOf,
  onChange,
}: TimeSliderProps) {
  const words = useWords();
  const id = useId();
  const instantOf = useInstant(zone);
  const dayOf = useDay(zone);
  const steps = timeSteps(start, end, zone);
  const settled = value === null ? steps.last : steps.placeOf(value);
  const [drawn, setDrawn] = useState({ settled, place: settled });
  if (drawn.settled !== settled) setDrawn({ settled, place: settled });
  const { place } = drawn;
  const valueAt = (each: number) =>
    each >= steps.last ? null : steps.at(each);
  const shown = valueAt(place);
  const move = (to: number) => {
    setDrawn({ settled, place: to });
    onChange(valueAt(to));
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <output
          htmlFor={id}
          className="text-sm tabular-nums"
          suppressHydrationWarning
        >
          {shown === null ? words.now : instantOf(shown)}
        </output>
      </div>
      <div className="flex items-center gap-2">
        <LinkButton
          size="small"
          variant="quiet"
          href={hrefOf(valueAt(Math.max(0, settled - 1)))}
          aria-label={words.earlier}
          isDisabled={settled === 0}
          icon={<ChevronLeft aria-hidden className="rtl:rotate-180" />}
        >
          {""}
        </LinkButton>
        <input
          id={id}
          type="range"
          min={0}
          max={steps.last}
          step={1}
          value={place}
          disabled={steps.last === 0}
          aria-valuetext={shown === null ? words.now : instantOf(shown)}
          suppressHydrationWarning
          onChange={(event) => move(event.target.valueAsNumber)}
          className="h-6 min-w-0 flex-1 cursor-pointer accent-accent-solid disabled:cursor-not-allowed touch:h-11"
        />
        <LinkButton
          size="small"
          variant="quiet"
          href={hrefOf(valueAt(settled + 1))}
          aria-label={words.later}
          isDisabled={settled >= steps.last}
          icon={<ChevronRight aria-hidden className="rtl:rotate-180" />}
        >
          {""}
        </LinkButton>
        <LinkButton
          size="small"
          href={hrefOf(null)}
          isDisabled={shown === null}
          icon={<Radio aria-hidden />}
        >
          {words.live}
        </LinkButton>
      </div>
      <div
        aria-hidden
        className="flex justify-between ps-10 pe-28 text-2xs text-muted tabular-nums"
      >
        <span>{dayOf(start)}</span>
        <span>{dayOf(end)}</span>
      </div>
    </div>
  );
}

/** Instants in milliseconds; `hrefOf` leads to the page at an instant, null being now. */
type TimeSliderProps = {
  label: string;
  start: number;
  end: number;
  value: number | null;
  zone?: string;
  hrefOf: (value: number | null) => string;
  onChange: (value: number | null) => void;
};
