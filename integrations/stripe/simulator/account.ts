import type { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { flag, integer, readParams } from "./params.ts";
import { badRequest, missing, StripeProblem } from "./problem.ts";
import { emit, emitThin, newId, type World } from "./world.ts";

/** Connected accounts: made and read by v2, readable by v1 too. */
export const accountRoutes: Route[] = [
  ["POST", "/v2/core/accounts", createAccount],
  ["GET", "/v2/core/accounts", listAccounts],
  ["GET", "/v2/core/accounts/:id", showAccount],
  ["POST", "/v2/core/accounts/:id", updateAccount],
  ["POST", "/v2/core/accounts/:id/close", closeNow],
  ["POST", "/v2/core/account_links", createLink],
  ["GET", "/v1/accounts/:id", showAsV1],
  ["GET", "/v1/payouts/:id", showPayout],
];

type Account = Stripe.V2.Core.Account;
type Entry = NonNullable<
  NonNullable<Account["requirements"]>["entries"]
>[number];

const include = z
  .array(
    z.enum([
      "configuration.customer",
      "configuration.merchant",
      "configuration.recipient",
      "defaults",
      "future_requirements",
      "identity",
      "requirements",
    ]),
  )
  .max(10)
  .optional();

const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, "must be a country of two letters");

const accountFields = z.object({
  contact_email: z.email("must be an e-mail address").optional(),
  display_name: z.string().max(5_000).optional(),
  dashboard: z.enum(["express", "full", "none"]).optional(),
  identity: z
    .object({
      country: country.optional(),
      entity_type: z
        .enum(["company", "government_entity", "individual", "non_profit"])
        .optional(),
    })
    .optional(),
  configuration: z
    .object({
      recipient: z
        .object({
          capabilities: z
            .object({
              stripe_balance: z
                .object({
                  stripe_transfers: z
                    .object({ requested: z.boolean() })
                    .optional(),
                })
                .optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  defaults: z
    .object({
      responsibilities: z
        .object({
          fees_collector: z.enum(["application", "stripe"]),
          losses_collector: z.enum(["application", "stripe"]),
        })
        .optional(),
    })
    .optional(),
  metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
  include,
});

function createAccount({ world, params }: Call): object {
  const read = readParams(accountFields, params);
  const account: Account = {
    id: newId(world, "acct", 16),
    object: "v2.core.account",
    applied_configurations: read.configuration?.recipient ? ["recipient"] : [],
    closed: false,
    configuration: {
      ...(read.configuration?.recipient && {
        recipient: {
          applied: true,
          capabilities: {
            stripe_balance: {
              stripe_transfers: {
                status: "restricted",
                status_details: [
                  { code: "requirements_past_due", resolution: "provide_info" },
                ],
              },
            },
          },
        },
      }),
    },
    contact_email: read.contact_email,
    created: world.now().toISOString(),
    dashboard: read.dashboard ?? "none",
    defaults: {
      responsibilities: {
        ...read.defaults?.responsibilities,
        requirements_collector: "stripe",
      },
    },
    display_name: read.display_name,
    identity: {
      country: (read.identity?.country ?? "us").toLowerCase(),
      entity_type: read.identity?.entity_type,
    },
    livemode: false,
    metadata: read.metadata ?? {},
    requirements: {
      entries: wanted.map((description) => entryOf(description, "past_due")),
      summary: { minimum_deadline: { status: "past_due" } },
    },
  };
  world.books.add("v2.core.account", account);
  emitThin(world, "v2.core.account.created", aboutOf(account));
  return shown(account, read.include);
}

/** What Stripe wants to know before an account may receive transfers. */
const wanted = [
  "identity.individual.given_name",
  "identity.individual.date_of_birth",
  "identity.attestations.terms_of_service.account",
  "configuration.recipient.default_outbound_destination",
];

function entryOf(
  description: string,
  status: Entry["minimum_deadline"]["status"],
): Entry {
  return {
    awaiting_action_from: "user",
    description,
    errors: [],
    impact: {
      restricts_capabilities: [
        {
          capability: "stripe_balance.stripe_transfers",
          configuration: "recipient",
          deadline: { status },
        },
      ],
    },
    minimum_deadline: { status },
    requested_reasons: [{ code: "routine_onboarding" }],
  };
}

/** An account as v2 shows it: parts that are not asked for are null. */
function shown(account: Account, asked: readonly string[] = []): object {
  const { configuration, defaults, identity, requirements, ...rest } = account;
  const part = (name: string, value: unknown) =>
    asked.includes(name) ? (value ?? null) : null;
  const hasConfiguration = asked.some((one) => one.startsWith("configuration"));
  return {
    ...rest,
    configuration: hasConfiguration
      ? {
          customer: null,
          merchant: null,
          recipient: part("configuration.recipient", configuration?.recipient),
        }
      : null,
    defaults: part("defaults", defaults),
    future_requirements: null,
    identity: part("identity", identity),
    requirements: part("requirements", requirements),
  };
}

function accountOf(call: Call): Account {
  const account = call.world.books.get("v2.core.account", idOf(call));
  if (isDeauthorized(call.world, account))
    throw new StripeProblem(403, {
      code: "account_invalid",
      message: `The provided key does not have access to account '${account.id}' (or that account does not exist). Application access may have been revoked.`,
    });
  return account;
}

/** Whether the owner took the school's access away. */
export const isDeauthorized = ({ books }: World, { id }: Account): boolean =>
  books.notes.get(id)?.deauthorized === "yes";

function showAccount(call: Call): object {
  const read = readParams(z.object({ include }), call.params);
  return shown(accountOf(call), read.include);
}

const listFields = z.object({
  applied_configurations: z
    .array(z.enum(["customer", "merchant", "recipient"]))
    .optional(),
  closed: flag.optional(),
  limit: integer
    .pipe(z.number().min(1).max(100, "must be at most 100"))
    .optional(),
  page: z.string().max(100).optional(),
});

/** Newest first, as v2 pages a list: the next page by its address. Closed ones only where they are asked for. */
function listAccounts({ world, params }: Call): object {
  const read = readParams(listFields, params);
  const { limit = 20, closed = false, applied_configurations = [] } = read;
  const accounts = world.books
    .all("v2.core.account")
    .filter(
      (account) =>
        (account.closed ?? false) === closed &&
        !isDeauthorized(world, account) &&
        applied_configurations.every((one) =>
          account.applied_configurations.includes(one),
        ),
    );
  const start = accounts.findIndex(({ id }) => id === read.page) + 1;
  const data = accounts.slice(start, start + limit);
  const last = start + limit < accounts.length ? data.at(-1) : undefined;
  const next = new URLSearchParams({
    limit: String(limit),
    closed: String(closed),
    page: last?.id ?? "",
  });
  return {
    data: data.map((account) => shown(account)),
    next_page_url: last ? `/v2/core/accounts?${next.toString()}` : null,
    previous_page_url: null,
  };
}

function updateAccount(call: Call): object {
  const account = accountOf(call);
  const read = readParams(accountFields, call.params);
  if (account.closed) throw badRequest("The account is closed.");
  if (read.contact_email !== undefined)
    account.contact_email = read.contact_email;
  if (read.display_name !== undefined) account.display_name = read.display_name;
  account.metadata = { ...account.metadata, ...read.metadata };
  tellChanged(call.world, account, []);
  return shown(account, read.include);
}

function closeNow(call: Call): object {
  const account = accountOf(call);
  closeAccount(call.world, account);
  return shown(account);
}

const linkFields = z.object({
  account: z.string().min(1),
  use_case: z.object({
    type: z.enum(["account_onboarding", "account_update"]),
    account_onboarding: z
      .object({ refresh_url: z.url(), return_url: z.url().optional() })
      .optional(),
    account_update: z
      .object({ refresh_url: z.url(), return_url: z.url().optional() })
      .optional(),
  }),
});

const linkMinutes = 5;

/** A link is good for one visit within a few minutes, as at Stripe; later it leads to `refresh_url`. */
function createLink({ world, params }: Call): object {
  const read = readParams(linkFields, params);
  const account = world.books.find("v2.core.account", read.account);
  if (!account || account.closed)
    throw missing("account", read.account, "account");
  const use = read.use_case[read.use_case.type];
  if (!use)
    throw badRequest(
      `Missing required param: use_case.${read.use_case.type}.`,
      {
        code: "parameter_missing",
        param: `use_case.${read.use_case.type}`,
      },
    );
  const token = newId(world, "link", 24);
  const created = world.now();
  const expires = new Date(created.getTime() + linkMinutes * 60_000);
  world.books.notes.set(token, {
    account: account.id,
    refreshUrl: use.refresh_url,
    returnUrl: use.return_url ?? use.refresh_url,
    expires: expires.toISOString(),
  });
  return {
    object: "v2.core.account_link",
    account: account.id,
    created: created.toISOString(),
    expires_at: expires.toISOString(),
    livemode: false,
    url: `${world.publicUrl()}/onboarding/${token}`,
    use_case: read.use_case,
  } satisfies Stripe.V2.Core.AccountLink;
}

/** Whether transfers may go there now. */
export function canReceive(account: Account): boolean {
  const recipient = account.configuration?.recipient;
  return (
    recipient?.capabilities?.stripe_balance?.stripe_transfers?.status ===
    "active"
  );
}

/** What is still wanted of the account's owner. */
export const wantedOf = (account: Account) =>
  (account.requirements?.entries ?? []).map(({ description }) => description);

/** The owner has told all that was wanted, or what is named. */
export function provide(
  world: World,
  account: Account,
  given: readonly string[] = wantedOf(account),
): void {
  const left = (account.requirements?.entries ?? []).filter(
    ({ description }) => !given.includes(description),
  );
  account.requirements =
    left.length === 0
      ? { entries: [] }
      : {
          entries: left,
          summary: { minimum_deadline: { status: "past_due" } },
        };
  setTransfers(world, account, left.length === 0 ? "active" : "restricted");
}

/** Stripe wants to know more, and stops transfers until then. */
export function restrict(
  world: World,
  account: Account,
  description = "identity.individual.documents.primary_verification",
): void {
  const entries = account.requirements?.entries ?? [];
  account.requirements = {
    entries: [...entries, entryOf(description, "past_due")],
    summary: { minimum_deadline: { status: "past_due" } },
  };
  setTransfers(world, account, "restricted");
}

function setTransfers(
  world: World,
  account: Account,
  status: "active" | "restricted",
): void {
  const transfers =
    account.configuration?.recipient?.capabilities?.stripe_balance
      ?.stripe_transfers;
  const hasChanged = transfers?.status !== status;
  if (transfers) {
    transfers.status = status;
    transfers.status_details =
      status === "active"
        ? []
        : [{ code: "requirements_past_due", resolution: "provide_info" }];
  }
  tellChanged(world, account, [
    "v2.core.account[requirements].updated",
    ...(hasChanged ? [capabilityChanged] : []),
  ]);
}

const capabilityChanged =
  "v2.core.account[configuration.recipient].capability_status_updated";

/** Stripe tells of a change in both its ways. */
function tellChanged(
  world: World,
  account: Account,
  types: readonly string[],
): void {
  for (const type of types) emitThin(world, type, aboutOf(account));
  if (types.includes(capabilityChanged))
    emit(world, "capability.updated", capabilityOf(account), {
      account: account.id,
    });
  emit(world, "account.updated", asV1(account), { account: account.id });
}

function capabilityOf(account: Account): Stripe.Capability {
  const due = wantedOf(account);
  return {
    id: "transfers",
    object: "capability",
    account: account.id,
    requested: true,
    requested_at: Math.floor(new Date(account.created).getTime() / 1_000),
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due,
      disabled_reason: due.length === 0 ? null : "requirements.past_due",
      errors: [],
      eventually_due: due,
      past_due: due,
      pending_verification: [],
    },
    status: canReceive(account) ? "active" : "inactive",
  } satisfies Stripe.Capability;
}

/** The account is gone for good. */
export function closeAccount(world: World, account: Account): void {
  account.closed = true;
  setTransfers(world, account, "restricted");
  emitThin(world, "v2.core.account.closed", aboutOf(account));
  tellDeauthorized(world, account);
}

/** The owner takes the school's access away; the account goes on without the school. */
export function deauthorize(world: World, account: Account): void {
  world.books.notes.set(account.id, { deauthorized: "yes" });
  tellDeauthorized(world, account);
}

function tellDeauthorized(world: World, account: Account): void {
  emit(
    world,
    "account.application.deauthorized",
    { id: "ca_simulator", object: "application", name: "The school" } as {
      id: string;
    },
    { account: account.id },
  );
}

const aboutOf = ({ id }: Account) => ({
  id,
  object: "v2.core.account",
  url: `/v2/core/accounts/${id}`,
});

function showAsV1(call: Call): object {
  const account = call.world.books.find("v2.core.account", idOf(call));
  if (!account) throw missing("account", idOf(call));
  return asV1(account);
}

function asV1(account: Account): Stripe.Account {
  const isActive = canReceive(account);
  const due = wantedOf(account);
  return {
    id: account.id,
    object: "account",
    capabilities: { transfers: isActive ? "active" : "inactive" },
    charges_enabled: false,
    country: (account.identity?.country ?? "us").toUpperCase(),
    created: Math.floor(new Date(account.created).getTime() / 1_000),
    default_currency: "usd",
    details_submitted: due.length === 0,
    email: account.contact_email ?? null,
    metadata: { ...account.metadata },
    payouts_enabled: isActive,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due,
      disabled_reason: isActive ? null : "requirements.past_due",
      errors: [],
      eventually_due: due,
      past_due: due,
      pending_verification: [],
    },
    type: "express",
  } satisfies Stripe.Account;
}

/** A payout from the account to its owner's bank came back. */
export function failPayout(
  world: World,
  account: Account,
  { amount, currency }: { amount: number; currency: string },
): Stripe.Payout {
  const created = Math.floor(world.now().getTime() / 1_000);
  const payout = {
    id: newId(world, "po", 24),
    object: "payout",
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: created,
    automatic: true,
    balance_transaction: null,
    created,
    currency,
    description: "STRIPE PAYOUT",
    destination: null,
    failure_balance_transaction: null,
    failure_code: "account_closed",
    failure_message: "The bank account has been closed.",
    livemode: false,
    metadata: {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "failed",
    trace_id: null,
    type: "bank_account",
  } satisfies Stripe.Payout;
  world.books.add("payout", payout);
  world.books.notes.set(payout.id, { account: account.id });
  emit(world, "payout.failed", payout, { account: account.id });
  return payout;
}

/** A payout is seen only in the name of the account that it belongs to. */
function showPayout(call: Call): Stripe.Payout {
  const { world, account } = call;
  const payout = world.books.get("payout", idOf(call));
  if (world.books.notes.get(payout.id)?.account !== account)
    throw missing("payout", payout.id);
  return payout;
}
