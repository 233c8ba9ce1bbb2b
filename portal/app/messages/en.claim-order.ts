/** Texts of the page on which a guest's purchase becomes somebody's own. */
export const claimOrder = {
  "claimOrder.title": "Your purchase",
  "claimOrder.heading": "Put your purchase into your account",
  "claimOrder.asSelf": "It goes into the account of {name}.",
  "claimOrder.asGuest":
    "You bought without signing in. Take the purchase now: you choose a password next, and can begin right away.",
  "claimOrder.what": "What you bought",
  "claimOrder.named": "{product}, order {number}",
  "claimOrder.spare":
    "You are in this course already, so the place is not given to you a second time. Take it, and give it to somebody else; or ask the school for the money back.",
  "claimOrder.spareAsGuest":
    "A place in this course was bought with your address before, so this one is to give to somebody else; or ask the school for the money back.",
  "claimOrder.askName": "What are you called? Your certificate will say so.",
  "claimOrder.unknownTitle": "This link opens nothing",
  "claimOrder.unknown":
    "It may be incomplete, or a newer one is in your mail: only the latest works.",
  "claimOrder.ownTitle": "The purchase is in your account",
  "claimOrder.own": "{product}, order {number}",
  "claimOrder.order": "See the order",
  "claimOrder.orders": "See my orders",
  "claimOrder.signIn": "Sign in",
  "claimOrder.catalogue": "See all courses",
  "claimOrder.take": "Take it",
  "claimOrder.failed": "That did not work",
  "claimOrder.otherLogin":
    "You have an account with another e-mail address? Take the purchase here all the same: the school can join the two accounts.",
} as const;
