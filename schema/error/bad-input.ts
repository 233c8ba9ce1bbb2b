import { GraphQLError } from "graphql";

/** A query's argument that makes no sense, where no typed failure can be answered; names the argument and the mend. */
export const badInput = (field: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", field } });
