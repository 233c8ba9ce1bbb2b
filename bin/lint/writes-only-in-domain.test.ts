import { RuleTester } from "eslint";
import { describe, it } from "vitest";
import { writesOnlyInDomain } from "./writes-only-in-domain.js";

RuleTester.describe = describe;
RuleTester.it = it;

const errors = [{ messageId: "write" }];

new RuleTester().run("writes only in domain", writesOnlyInDomain, {
  valid: [
    "ctx.db.person.findMany({ where: { name } })",
    "await boss.create(queue)",
    "set.delete(key)",
    "crypto.createHmac('sha256', secret).update(text)",
  ],
  invalid: [
    { code: "ctx.db.person.create({ data })", errors },
    { code: "tx.enrollmentStep.updateMany({ data })", errors },
    { code: "database.person.delete({ where })", errors },
    { code: "client.$executeRaw`DELETE FROM person`", errors },
    { code: "tx.$executeRawUnsafe(sql)", errors },
  ],
});
