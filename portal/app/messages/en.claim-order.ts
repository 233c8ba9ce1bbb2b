/** Texts of the page on which a guest's purchase becomes somebody's own. */
export const claimOrder = {
  "claimOrder.title": "Your purchase",
  "claimOrder.heading": "Put your purchase into your account",
  "claimOrder.asSelf": "It goes into the account of {name}.",
  "claimOrder.asGuest":
    "You bought without signing in. Take the purchase now: you choose a password next, and can begin right away.",
  "claimOrder.take": "Take it",
  "claimOrder.failed": "That did not work",
  "claimOrder.haveLogin": "I have an account: sign in",
} as const;
