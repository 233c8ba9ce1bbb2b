import { book } from "@throughline/domain/booking/book";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import { openDatabase } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import pg from "pg";
import { makeCrowd, type CrowdMember } from "../../support/booking-crowd.ts";
import {
  freshDatabase,
  type TestDatabaseServer,
} from "../../support/database.ts";
import { daysLater, monday } from "../../support/journey.ts";
import { whatDoesNotAddUp } from "../../support/ledger.ts";
import { openStoreOn } from "../../support/store-on.ts";
import { quantile } from "../quantile.ts";
import type { BenchReport } from "../report.ts";
import { idsIn, rename, statementsOf, type Statement } from "./statements.ts";

const connections = 10;
const perRound = 100;
const rounds = 3;
const manyClasses = 1000;

/** A seat that somebody is to book. */
interface Wish extends CrowdMember {
  sessionId: string;
}

interface Figures {
  /** Per second, a figure a round. */
  rates: number[];
  /** Milliseconds, one a booking. */
  times: number[];
}

/**
 * Bookings a second by the product's own command, ten at a time: of one class that everybody wants, and of a thousand classes. The
 * yardstick in the same rounds: the very statements that one booking sends, sent by `pg` alone on as many connections, about other
 * students and classes.
 */
export async function benchBooking({
  server,
}: {
  server: TestDatabaseServer;
}): Promise<BenchReport> {
  const urls = await freshDatabase(server);
  const database = openDatabase(urls.worker, { max: connections });
  const { store, close } = await openStoreOn(database, urls.worker);
  const pool = new pg.Pool({ connectionString: urls.worker, max: connections });
  try {
    const hot = await compare(store, pool, 1);
    const many = await compare(store, pool, manyClasses);
    const faults = await whatDoesNotAddUp(database);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    return report(hot, many);
  } finally {
    await pool.end();
    await close();
    await database.$disconnect();
    await urls.close();
  }
}

interface Comparison {
  product: Figures;
  bare: Figures;
  /** Statements that one booking sends. */
  statements: number;
}

async function compare(
  store: Store,
  pool: pg.Pool,
  classes: number,
): Promise<Comparison> {
  const wishes = await arrange(store, classes);
  const next = (count: number) => wishes.splice(0, count);
  const bookOne = async ({ personId, sessionId, stepId }: Wish) => {
    const enrollmentStepId = stepId;
    const wish = { personId, sessionId, enrollmentStepId, requestKey: null };
    const outcome = await transact(store, { actor: theSystem }, (tx) =>
      book(tx, wish, monday),
    );
    if (outcome.kind !== "booked") throw new Error(JSON.stringify(outcome));
  };
  const [model, other] = next(2);
  if (!model || !other) throw new Error("nobody is there to book");
  const statements = await statementsOf(() => bookOne(model));
  const sentAgain = await statementsOf(() => bookOne(other));
  const kept = shared(statements, sentAgain);
  const bookBare = async (wish: Wish) => {
    const names = await namesOf(store, model, wish);
    return () => send(pool, rename(statements, names, kept));
  };

  const product: Figures = { rates: [], times: [] };
  const bare: Figures = { rates: [], times: [] };
  for (let round = 0; round < rounds; round += 1) {
    await measure(
      product,
      next(perRound).map((wish) => () => bookOne(wish)),
    );
    const prepared = [];
    for (const wish of next(perRound)) prepared.push(await bookBare(wish));
    await measure(bare, prepared);
  }
  return { product, bare, statements: statements.length };
}

async function arrange(store: Store, classes: number): Promise<Wish[]> {
  const { database } = store;
  const course = await makeCourse(database, {
    sequencing: "ADVISORY",
    steps: [{}],
  });
  const sessions = await database.session.createManyAndReturn({
    data: Array.from({ length: classes }, (_, index) => ({
      title: `Class ${index}`,
      startsAt: daysLater(7),
      timeZone: "Etc/UTC",
      minutes: 60,
      capacity: 10_000,
    })),
    select: { id: true },
  });
  const sessionIds = sessions.map(({ id }) => id);
  const courseStepId = course.steps[0]?.id ?? "";
  await database.stepOption.createMany({
    data: sessionIds.map((sessionId) => ({ courseStepId, sessionId })),
  });
  const count = 2 + 2 * rounds * perRound;
  const crowd = await makeCrowd(store, { courseId: course.id, count });
  return crowd.map((member, index) => ({
    ...member,
    sessionId: sessionIds[index % classes] ?? "",
  }));
}

/** The ids that two bookings of different people have in common: the course's, or the one class's. */
const shared = (one: readonly Statement[], other: readonly Statement[]) =>
  new Set([...idsIn(one)].filter((id) => idsIn(other).has(id)));

async function namesOf({ database }: Store, from: Wish, to: Wish) {
  const of = async ({ stepId, personId, sessionId }: Wish) => {
    const right = await database.entitlement.findFirstOrThrow({
      where: { enrollmentStepId: stepId },
    });
    return [stepId, personId, sessionId, right.id, right.enrollmentId ?? ""];
  };
  const [before, after] = [await of(from), await of(to)];
  return new Map(before.map((id, index) => [id, after[index] ?? ""]));
}

async function send(pool: pg.Pool, statements: readonly Statement[]) {
  const client = await pool.connect();
  try {
    for (const { text, values } of statements) await client.query(text, values);
  } finally {
    client.release();
  }
}

/** Does all, as many at a time as there are connections, and notes how long each and the whole took. */
async function measure(
  { rates, times }: Figures,
  doings: (() => Promise<unknown>)[],
) {
  const began = performance.now();
  const next = doings.values();
  const oneAfterAnother = async () => {
    for (const doing of next) {
      const start = performance.now();
      await doing();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, oneAfterAnother));
  rates.push((doings.length / (performance.now() - began)) * 1000);
}

const middle = ({ rates }: Figures) => quantile(rates, 0.5);

function report(hot: Comparison, many: Comparison): BenchReport {
  const row = (what: string, figures: Figures) => [
    what,
    middle(figures),
    quantile(figures.times, 0.5),
    quantile(figures.times, 0.99),
    figures.rates.map((rate) => rate.toFixed(0)).join(" "),
  ];
  const times = ({ product, bare }: Comparison) =>
    middle(product) / middle(bare);
  return {
    ratios: [
      {
        what: "bookings per second of one hot class, of its bare statements",
        times: times(hot),
      },
      {
        what: "bookings per second of 1,000 classes, of their bare statements",
        times: times(many),
      },
    ],
    columns: ["", "per second", "p50 ms", "p99 ms", "each round, per second"],
    rows: [
      row("one class, product", hot.product),
      row("one class, bare", hot.bare),
      row("1,000 classes, product", many.product),
      row("1,000 classes, bare", many.bare),
    ],
    notes: [
      `One booking sends ${hot.statements} statements, ${connections} bookings at a time, ${rounds} rounds of ${perRound} each in turn.`,
      "Afterwards every right is the sum of its lines and every class has the seats that it says.",
    ],
  };
}
