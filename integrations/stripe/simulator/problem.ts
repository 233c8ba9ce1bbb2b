/** A refusal in Stripe's words: `{"error": {"type", "code", "param", "message"}}`. */
export class StripeProblem extends Error {
  override name = "StripeProblem";
  readonly status: number;
  readonly type: string;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    {
      type = "invalid_request_error",
      code,
      param,
      message,
      extra = {},
    }: {
      type?: string;
      code?: string;
      param?: string;
      message: string;
      extra?: Record<string, unknown>;
    },
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
    this.extra = extra;
  }
}

/** 400, with the parameter at fault. */
export function badRequest(
  message: string,
  { code, param }: { code?: string; param?: string } = {},
): StripeProblem {
  return new StripeProblem(400, { message, code, param });
}

/** 404, or 400 where the missing thing was named by a parameter. */
export function missing(
  what: string,
  id: string,
  param?: string,
): StripeProblem {
  return new StripeProblem(param === undefined ? 404 : 400, {
    code: "resource_missing",
    param: param ?? "id",
    message: `No such ${what}: '${id}'`,
  });
}
