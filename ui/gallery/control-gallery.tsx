import { Download, Plus, RotateCcw, Settings } from "lucide-react";
import { useState } from "react";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { Checkbox } from "../checkbox.tsx";
import { FormError, type Problem } from "../form-error.tsx";
import { IconButton } from "../icon-button.tsx";
import { KeyHint } from "../key-hint.tsx";
import { LinkButton } from "../link-button.tsx";
import { RadioGroup } from "../radio-group.tsx";
import { SelectField } from "../select-field.tsx";
import { TextArea } from "../text-area.tsx";
import { TextField } from "../text-field.tsx";
import { TextLink } from "../text-link.tsx";

/** Buttons in every look and state, and a form before and after it was refused. */
export function ControlGallery() {
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card title="Buttons and links">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Enrol a student
          </Button>
          <Button>Cancel</Button>
          <Button variant="quiet">Later</Button>
          <Button variant="danger">Withdraw 12 students</Button>
          <Button variant="primary" pending>
            Saving
          </Button>
          <Button isDisabled>Not now</Button>
          <Button size="small">Small</Button>
          <Button size="large" variant="primary">
            Large
          </Button>
          <LinkButton href="#csv" icon={<Download aria-hidden />}>
            Download CSV
          </LinkButton>
          <IconButton label="Settings" keys="G S">
            <Settings aria-hidden />
          </IconButton>
          <IconButton label="Replay" variant="secondary">
            <RotateCcw aria-hidden />
          </IconButton>
        </div>
        <p className="mt-3">
          A <TextLink href="#text">link in running text</TextLink>, a{" "}
          <TextLink href="#quiet" quiet>
            quiet link
          </TextLink>
          , and keys: <KeyHint keys="⌘ K" />
        </p>
      </Card>
      <EmptyForm />
      <RefusedForm />
    </div>
  );
}

function EmptyForm() {
  return (
    <Card title="A form">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="E-mail"
          type="email"
          name="email"
          required
          autoComplete="off"
          placeholder="ana@example.test"
        />
        <SelectField
          label="Course"
          name="course"
          options={[
            { value: "fire", label: "Fire safety" },
            { value: "aid", label: "First aid" },
          ]}
        />
        <TextArea
          label="Reason"
          name="reason"
          description="Shown in the student's history"
          className="sm:col-span-2"
        />
        <RadioGroup
          label="Order of steps"
          name="sequencing"
          defaultValue="STRICT"
          options={[
            {
              value: "STRICT",
              label: "One after another",
              description: "The next step starts by itself",
            },
            {
              value: "ADVISORY",
              label: "Free",
              description: "Students choose; the next one is recommended",
            },
          ]}
        />
        <div className="flex flex-col gap-2">
          <Checkbox
            label="Send the invitation now"
            name="send"
            defaultChecked
          />
          <Checkbox label="All students on this page" mixed readOnly />
          <Checkbox label="Not allowed" disabled />
        </div>
        <TextField label="Code" name="code" defaultValue="SFZ" disabled />
      </div>
    </Card>
  );
}

function RefusedForm() {
  const [problems, setProblems] = useState<Problem[]>([]);
  return (
    <Card title="The same form, refused">
      <div className="flex flex-col gap-4">
        <FormError problems={problems} />
        <TextField
          id="refused-email"
          label="E-mail"
          defaultValue="ana@example"
          error="ana@example is not a complete address. Add the part after the dot, such as .com."
        />
        <Checkbox label="I have read the terms" error="Tick this to go on." />
        <RadioGroup
          label="Class"
          name="class"
          error="Choose one of the two classes."
          options={[
            { value: "1", label: "Monday 18:00" },
            { value: "2", label: "Tuesday 18:00" },
          ]}
        />
        <Button
          className="w-fit"
          variant="primary"
          onPress={() =>
            setProblems([
              {
                field: "refused-email",
                message: "The e-mail address is not complete.",
              },
              { message: "Choose a class." },
            ])
          }
        >
          Save
        </Button>
      </div>
    </Card>
  );
}
