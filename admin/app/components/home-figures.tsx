import { Stat } from "@throughline/ui";
import { Armchair, Award, CircleX, Hourglass, Users } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** The school in five figures, each of which leads to its rows. */
export function HomeFigures({
  active,
  stuck,
  failed,
  certificates,
  missingSeats,
}: {
  active: number;
  stuck: number;
  failed: number;
  certificates: number;
  /** Of each step that is taken in a class, how many seats are missing within four weeks. */
  missingSeats: number[];
}) {
  const text = useText();
  const short = missingSeats.filter((missing) => missing > 0);
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
      <Stat
        label={text("home.active")}
        value={active}
        icon={<Users aria-hidden />}
        href="/students?state=ACTIVE"
      />
      <Stat
        label={text("home.stuck")}
        value={stuck}
        icon={<Hourglass aria-hidden />}
        href="/students?situation=STUCK"
      />
      <Stat
        label={text("home.failed")}
        value={failed}
        icon={<CircleX aria-hidden />}
        href="/students?situation=FAILED"
      />
      <Stat
        label={text("home.certificates")}
        value={certificates}
        icon={<Award aria-hidden />}
        href="/certificates"
      />
      <Stat
        label={text("home.missingSeats")}
        value={short.reduce((sum, missing) => sum + missing, 0)}
        hint={text("home.shortSteps", { count: short.length })}
        icon={<Armchair aria-hidden />}
        href="/reports/seats"
        className="max-lg:col-span-2"
      />
    </div>
  );
}
