import { Card, LinkButton, TextLink } from "@throughline/ui";
import { commandsFor } from "../enrollment/command.ts";
import type { SubjectDetail } from "../attention/intervention.query.ts";
import { useText } from "../messages/use-text.ts";
import { ContactLinks } from "./contact-links.tsx";
import { StepStatePill } from "./step-state.tsx";

/** What an item is about: the step with everything that can be done to it, the webhook, or the partner; and whom to reach. */
export function InterventionSubject({ subject }: { subject: SubjectDetail }) {
  const { step, message, recipient, partner } = subject ?? {};
  return (
    <>
      {step && <Step step={step} />}
      {message && <Message message={message} />}
      <Contacts
        subjectLine={step ? `${step.label} ${step.title}` : undefined}
        student={step?.enrollment.person ?? recipient ?? null}
        partner={step?.partner ?? message?.partner ?? partner ?? null}
        partnerSlug={partner?.slug}
      />
    </>
  );
}

type StepDetail = NonNullable<NonNullable<SubjectDetail>["step"]>;
type MessageDetail = NonNullable<NonNullable<SubjectDetail>["message"]>;

function Step({ step }: { step: StepDetail }) {
  const text = useText();
  const page = `/enrollments/${step.enrollment.id}`;
  return (
    <Card
      title={text("intervention.step")}
      description={step.enrollment.course.title}
    >
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-xs text-muted">{step.label}</span>
          <span className="font-medium">{step.title}</span>
          <StepStatePill {...step} />
        </p>
        {step.failureReason && (
          <p className="text-sm wrap-anywhere text-danger">
            {step.failureReason}
          </p>
        )}
        <div className="flex flex-wrap gap-1">
          {commandsFor(step, step.enrollment.state).map((command) => (
            <LinkButton
              key={command}
              size="small"
              href={`${page}?do=${command}&step=${step.id}`}
            >
              {text(`command.${command}.do`)}
            </LinkButton>
          ))}
        </div>
        <TextLink href={`${page}#${step.id}`}>
          {text("intervention.openEnrollment")}
        </TextLink>
      </div>
    </Card>
  );
}

function Message({ message }: { message: MessageDetail }) {
  const text = useText();
  return (
    <Card title={<span className="font-mono text-xs">{message.type}</span>}>
      <p className="wrap-anywhere">{message.reason}</p>
      <TextLink href={`/inbox/${message.id}`}>
        {text("intervention.openMessage")}
      </TextLink>
    </Card>
  );
}

interface Reachable {
  name: string;
  email?: string | null;
  contactEmail?: string | null;
  phone?: string | null;
}

function Contacts({
  subjectLine,
  student,
  partner,
  partnerSlug,
}: {
  subjectLine?: string;
  student: Reachable | null;
  partner: Reachable | null;
  partnerSlug?: string;
}) {
  const text = useText();
  if (!student && !partner) return null;
  return (
    <Card title={text("intervention.contact")}>
      <ul className="flex flex-col gap-3">
        {student && (
          <li className="flex flex-wrap items-center gap-2">
            <span className="text-sm">
              <span className="text-muted">
                {text("intervention.contactStudent")}
              </span>{" "}
              <bdi>{student.name}</bdi>
            </span>
            <ContactLinks {...student} subject={subjectLine} />
          </li>
        )}
        {partner && (
          <li className="flex flex-wrap items-center gap-2">
            <span className="text-sm">
              <span className="text-muted">
                {text("intervention.contactPartner")}
              </span>{" "}
              <bdi>{partner.name}</bdi>
            </span>
            <ContactLinks
              name={partner.name}
              email={partner.contactEmail}
              subject={
                student && subjectLine
                  ? `${student.name}: ${subjectLine}`
                  : subjectLine
              }
            />
            {partnerSlug && (
              <TextLink href={`/partners/${partnerSlug}`}>
                {text("intervention.openPartner")}
              </TextLink>
            )}
          </li>
        )}
      </ul>
    </Card>
  );
}
