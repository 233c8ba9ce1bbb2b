/** Texts of buying, orders and receipts. */
export const order = {
  "buy.closedTitle": "This cannot be bought here just now",
  "buy.offSale": "It is not on sale any more. See what else there is.",
  "buy.back": "Back",
  "buy.failed": "Nothing was bought.",
  "buy.canceled":
    "You came back without paying. Nothing was charged, and you can go on whenever you like.",
  "buy.recipient": "Who is it for?",
  "buy.forMe": "For me",
  "buy.forOthers": "For others",
  "buy.forOthersExplain":
    "You get places to give away by link: a gift, or your team.",
  "buy.seats": "How many places?",
  "buy.packages": "How many packages?",
  "buy.emailExplain":
    "We send the receipt there, and the link that makes the purchase yours.",
  "buy.signIn": "You have a login already? Sign in first.",
  "buy.together": "{amount} in all, before discounts and tax",
  "buy.trial":
    "Free for {days, plural, one {a day} other {# days}}, then paid from there on.",
  "buy.pay": "Go on to payment",
  "buy.atStripe":
    "You pay on a page of Stripe, where you can also enter a promotion code. We never see your card.",

  "thanks.title": "Your purchase",
  "thanks.OPEN.heading": "We are waiting for your bank…",
  "thanks.OPEN.sentence":
    "This page goes on by itself, usually within a few seconds. You may also close it: we write to you.",
  "thanks.PENDING.heading": "Your payment is on its way",
  "thanks.PENDING.sentence":
    "Some ways to pay take a few days to arrive. We write to you as soon as the money is here; nothing is left for you to do.",
  "thanks.PAID.heading": "Thank you!",
  "thanks.PAID.sentence":
    "Your payment has arrived. A receipt is on its way to your inbox.",
  "thanks.TRIAL.sentence":
    "Your trial has begun. Nothing was charged. We write to you how long it is free.",
  "thanks.NOTHING.sentence": "Your order went through. Nothing was charged.",
  "thanks.FAILED.heading": "The payment did not go through",
  "thanks.FAILED.sentence":
    "Nothing was charged. You can try again, with the same way to pay or another.",
  "thanks.EXPIRED.heading": "This purchase was not finished",
  "thanks.EXPIRED.sentence":
    "Nothing was charged. The page for paying is open for a while only; begin again whenever you like.",
  "thanks.REFUNDED.heading": "This purchase was refunded",
  "thanks.REFUNDED.sentence": "The money is on its way back to you.",
  "thanks.claim":
    "We have sent you a link. Open it to make the purchase yours and choose a password.",
  "thanks.spare":
    "You are in this course already, so this place was not given to you a second time: it is yours to give to somebody else. If you did not mean to buy it twice, ask the school for the money back.",
  "thanks.spareFree":
    "You are in this course already, so this place was not given to you a second time: it is yours to give to somebody else.",
  "thanks.signInTitle": "Sign in to see your order",
  "thanks.signInExplain":
    "What is in somebody’s account is shown to them alone. If you bought without an account, the link in your mail opens it.",
  "thanks.look": "Look again",
  "thanks.goOn": "You have not paid yet? Go on to payment",
  "thanks.again": "Try again",
  "thanks.picked": "You picked a class: {when}. It is not booked yet.",
  "thanks.pickedAhead": "It can be booked once the steps before it are done.",
  "thanks.bookPicked": "Book that class",
  "thanks.begin": "Begin your course",
  "thanks.credits": "See your credits",
  "thanks.order": "See the order",
  "thanks.unknown": "We do not know this purchase",
  "thanks.unknownExplain":
    "The address may be incomplete. If you have paid, your receipt is in your inbox, and the purchase among your orders.",

  "orders.title": "Orders and receipts",
  "orders.emptyTitle": "No orders yet",
  "orders.empty": "What you buy shows up here with its receipt.",
  "orders.more": "Earlier orders",
  "order.number": "Order {number}",
  "order.seats": "Give the places away",
  "order.partRefunded": "Partly refunded",
  "order.state.OPEN": "Not paid",
  "order.state.PENDING": "Payment on its way",
  "order.state.PAID": "Paid",
  "order.state.FAILED": "Payment failed",
  "order.state.EXPIRED": "Not finished",
  "order.state.REFUNDED": "Refunded",

  "receipt.title": "Receipt",
  "receipt.seller": "From",
  "receipt.buyer": "For",
  "receipt.paidOn": "Paid on",
  "receipt.discount": "Discount",
  "receipt.tax": "Tax",
  "receipt.total": "Total paid",
  "receipt.due": "Total, before discounts and tax",
  "receipt.payments": "Payments and refunds",
  "receipt.ofStripe": "Stripe’s own receipt",
  "payment.PENDING": "Payment, on its way since",
  "payment.SUCCEEDED": "Paid on",
  "payment.FAILED": "Payment failed on",
  "refund.REQUESTED": "Refund, on its way since",
  "refund.PENDING": "Refund, on its way since",
  "refund.SUCCEEDED": "Refunded on",
  "refund.FAILED": "Refund failed; your school takes care of it. Tried on",
} as const;
