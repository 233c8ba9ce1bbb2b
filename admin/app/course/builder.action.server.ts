import { data, redirect } from "@remix-run/node";
import type { Problem } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { settle } from "../outcome.ts";
import { arrange, blankStep, readSection, withOption } from "./builder.form.ts";
import {
  CreateOption,
  DiscardCourseDraft,
  DraftContentQuery,
  PublishCourse,
  SaveCourseDraft,
  type Content,
} from "./builder.query.ts";
import { nextOf, sectionOf, type Section } from "./builder.sections.ts";
import { uploadImage } from "./upload-image.server.ts";

/** What the builder's form is answered where it stays on its page. */
export interface BuilderAnswer {
  /** Which form it was: a station, or a step's new class. */
  form: string;
  problems: Problem[];
  /** What was typed and not kept. */
  typed: Record<string, string>;
  /** The count of saves after this one; null where nothing was saved. */
  revision: number | null;
}

interface Asked {
  request: Request;
  fields: FormData;
  draftId: string;
  revision: number;
  content: Content;
  imageUploadUrl: string;
  /** The builder's own address, with the draft in it. */
  here: (section: Section, hash?: string) => string;
}

/** Carries out what a button of the builder asks for: saves, arranges, attaches, publishes. */
export async function answerBuilder(request: Request, draftId: string) {
  const fields = await readFields(request);
  const { node } = await query(request, DraftContentQuery, { id: draftId });
  if (node?.__typename !== "CourseDraft") throw redirect("/courses");
  const url = new URL(request.url);
  const asked: Asked = {
    request,
    fields,
    draftId,
    revision: Number(textOf(fields, "revision")) || 0,
    content: node.content,
    imageUploadUrl: node.imageUploadUrl,
    here(section, hash = "") {
      const search = new URLSearchParams(url.search);
      search.set("at", section);
      return `${url.pathname}?${search}${hash && `#${hash}`}`;
    },
  };
  const [verb = "", ...rest] = textOf(fields, "intent").split(":");
  const answer = verbs[verb];
  if (!answer) throw data(null, { status: 400 });
  return answer(asked, rest);
}

type Answer = (
  asked: Asked,
  rest: string[],
) => Promise<ReturnType<typeof stay>>;

const verbs: Record<string, Answer | undefined> = {
  autosave: (asked) => saveSection(asked, stay),
  async save(asked) {
    const section = stationOf(asked);
    return saveSection(asked, () => {
      throw redirect(asked.here(nextOf(section)));
    });
  },
  up: (asked, rest) => arrangeSteps(asked, ["up", ...rest]),
  down: (asked, rest) => arrangeSteps(asked, ["down", ...rest]),
  remove: (asked, rest) => arrangeSteps(asked, ["remove", ...rest]),
  add: (asked) => arrangeSteps(asked, ["add", `n${crypto.randomUUID()}`]),
  attach: (asked, [key = ""]) =>
    changeOption(asked, key, textOf(asked.fields, "sessionId"), true),
  keep: (asked, [key = "", sessionId = ""]) =>
    changeOption(asked, key, sessionId, true),
  detach: (asked, [key = "", sessionId = ""]) =>
    changeOption(asked, key, sessionId, false),
  create: (asked, [key = ""]) => createOption(asked, key),
  image: uploadPicture,
  removeImage: (asked) =>
    saveThen(asked, { ...asked.content, removesImage: true }, "shell"),
  keepImage: (asked) =>
    saveThen(asked, { ...asked.content, removesImage: false }, "shell"),
  publish,
  discard,
};

const stationOf = ({ fields }: Asked): Section => {
  const section = sectionOf(textOf(fields, "at"));
  return section === "preview" ? "review" : section;
};

function stay(answer: Partial<BuilderAnswer> & { form: string }) {
  const whole = { problems: [], typed: {}, revision: null, ...answer };
  return data<BuilderAnswer>(whole, {
    status: whole.problems.length > 0 ? 422 : 200,
  });
}

/** Keeps what was typed for the page that shows it again. */
const typedIn = (fields: FormData) =>
  Object.fromEntries(
    [...fields].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );

async function save(
  { request, draftId, revision }: Asked,
  content: Content,
): Promise<{ revision: number | null; problems: Problem[] }> {
  const { outcome } = await query(request, SaveCourseDraft, {
    input: { draftId, revision, content },
  });
  if (outcome.__typename === "CourseDraft")
    return { revision: outcome.revision, problems: [] };
  const settled = settle(outcome);
  const problems = settled.kind === "failed" ? settled.problems : [];
  return {
    revision: null,
    problems: problems.map(({ field, message }) => ({
      field: field?.replace(/^content\./, "") ?? "",
      message,
    })),
  };
}

/** Keeps what can be read of a station; what cannot is told, and stays as it was. */
async function saveSection(
  asked: Asked,
  then: (answer: {
    form: string;
    revision: number | null;
  }) => ReturnType<typeof stay>,
) {
  const form = stationOf(asked);
  const { content, problems } = readSection(form, asked.fields, asked.content);
  const typed = typedIn(asked.fields);
  const { revision, problems: refused } = await save(asked, content);
  const all = [...problems, ...refused];
  if (all.length > 0) return stay({ form, problems: all, typed, revision });
  return then({ form, revision });
}

async function saveThen(
  asked: Asked,
  content: Content,
  section: Section,
  hash?: string,
) {
  const saved = await save(asked, content);
  if (saved.problems.length === 0) throw redirect(asked.here(section, hash));
  return stay({ form: section, problems: saved.problems });
}

async function arrangeSteps(asked: Asked, command: string[]) {
  const read = readSection("steps", asked.fields, asked.content);
  if (read.problems.length > 0)
    return stay({
      form: "steps",
      problems: read.problems,
      typed: typedIn(asked.fields),
    });
  const steps = arrange(read.content.steps, command, blankStep);
  return saveThen(asked, { ...read.content, steps }, "steps");
}

function changeOption(
  asked: Asked,
  key: string,
  sessionId: string,
  isOption: boolean,
) {
  if (sessionId === "")
    return Promise.resolve(
      stay({
        form: "options",
        problems: [
          { field: `steps.${key}.pick`, message: "Choose a class first." },
        ],
      }),
    );
  const content = withOption(asked.content, { key, sessionId, isOption });
  return saveThen(asked, content, "options", `steps.${key}.options`);
}

/**
 * Plans a class, once however often its form is sent, and makes it an option of the draft's step: of the course's step it is one once
 * the draft is published.
 */
async function createOption(asked: Asked, key: string) {
  const { request, fields, content } = asked;
  const number = (name: string) => {
    const typed = textOf(fields, name);
    return /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  };
  const { outcome } = await query(request, CreateOption, {
    input: {
      kind: "GROUP",
      title: textOf(fields, "title"),
      startsLocal: textOf(fields, "startsLocal").slice(0, 16),
      timeZone: textOf(fields, "timeZone"),
      minutes: number("minutes"),
      capacity: number("capacity"),
      instructorId: textOf(fields, "instructorId") || null,
      room: textOf(fields, "room"),
      requestKey: textOf(fields, "requestKey") || null,
    },
  });
  const settled = settle(outcome);
  if (settled.kind === "failed")
    return stay({
      form: `new.${key}`,
      problems: settled.problems.map(({ field, message }) => ({
        field: `new.${key}.${field}`,
        message,
      })),
      typed: typedIn(fields),
    });
  const attached = withOption(content, {
    key,
    sessionId: settled.id,
    isOption: true,
  });
  return saveThen(asked, attached, "options", `steps.${key}.options`);
}

async function uploadPicture({ request, fields, imageUploadUrl, here }: Asked) {
  const message = await uploadImage(
    request,
    imageUploadUrl,
    fields.get("image"),
  );
  if (message === null) throw redirect(here("shell", "image"));
  return stay({ form: "image", problems: [{ field: "image", message }] });
}

async function publish({ request, fields, draftId, revision }: Asked) {
  const overwrites = textOf(fields, "overwrites") === "yes";
  const { outcome } = await query(request, PublishCourse, {
    input: { draftId, revision, overwrites },
  });
  if (outcome.__typename === "Course")
    throw redirect(
      `/courses/${encodeURIComponent(outcome.code)}/build?published=1`,
    );
  const settled = settle(outcome);
  return stay({
    form: "review",
    problems: settled.kind === "failed" ? settled.problems : [],
  });
}

async function discard({ request, draftId, revision }: Asked) {
  const { outcome } = await query(request, DiscardCourseDraft, {
    input: { draftId, revision },
  });
  const settled = settle(outcome);
  if (settled.kind === "done") {
    const { pathname } = new URL(request.url);
    throw redirect(`${pathname}?discarded=1`);
  }
  return stay({ form: "review", problems: settled.problems });
}
