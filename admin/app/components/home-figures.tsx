import { Stat } from "@throughline/ui";
import { Award, CircleX, Hourglass, Users } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** The school in four figures, each of which leads to its rows. */
export function HomeFigures({
  active,
  stuck,
  failed,
  certificates,
}: {
  active: number;
  stuck: number;
  failed: number;
  certificates: number;
}) {
  const text = useText();
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
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
    </div>
  );
}
