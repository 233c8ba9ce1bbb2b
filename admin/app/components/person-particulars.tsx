import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, Pill, type Problem } from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { PersonDetail } from "../person/person.query.ts";
import { AddAddress } from "./add-address.tsx";
import { When } from "./when.tsx";

/** Addresses, telephone, zone and login of a person; sends the invitation once more where there is no login. */
export function PersonParticulars({
  person,
  addressProblems,
}: {
  person: PersonDetail;
  addressProblems: Problem[];
}) {
  const text = useText();
  return (
    <Card title={text("person.particulars")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        <Fact label={text("person.addresses")}>
          <ul>
            {person.emails.map(({ id, address, isPrimary, verifiedAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-1.5">
                <span className="wrap-anywhere">{address}</span>
                {isPrimary && <Pill>{text("person.primary")}</Pill>}
                <span className="text-xs text-muted">
                  {text(verifiedAt ? "person.verified" : "person.unverified")}
                </span>
              </li>
            ))}
          </ul>
          <AddAddress problems={addressProblems} />
        </Fact>
        <Fact label={text("person.phone")}>{person.phone ?? "–"}</Fact>
        <Fact label={text("person.zone")}>{person.timeZone}</Fact>
        <Fact label={text("person.since")}>
          <When at={person.createdAt} />
        </Fact>
        <Fact label={text("person.login")}>
          {person.user
            ? text(`role.${person.user.role}`, { email: person.user.email })
            : text("person.noLogin")}
          <Invite
            label={person.user ? "person.resend" : "person.inviteAgain"}
          />
        </Fact>
      </dl>
    </Card>
  );
}

function Invite({ label }: { label: "person.resend" | "person.inviteAgain" }) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" className="mt-1" preventScrollReset>
      <Button type="submit" size="small" pending={isPending}>
        {text(label)}
      </Button>
    </Form>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
