/** Texts of the partners: how they are reached, how they do, and where they and we disagree. */
export const partner = {
  "partners.title": "Partners",
  "partners.heading":
    "{count, plural, =0 {No partners yet} one {# partner} other {# partners}}",
  "partners.someDown":
    "{down, plural, one {# partner is down} other {# partners are down}}",
  "partners.question": "Is everybody reachable, and how fast are they?",
  "partners.waitingCalls": "Calls waiting",
  "partners.whoWaits": "Who waits there",
  "partners.connection": "Connection",
  "partners.toConnection": "Set up",
  "partners.webhook": "Sends webhooks to",
  "partners.address": "Is reached at",
  "partners.noConnection": "Not connected yet",
  "partners.callsPerMinute": "Is called",
  "partners.atMost":
    "{count, plural, one {at most once a minute} other {at most # times a minute}}",
  "partners.secrets": "Webhook secrets",
  "partners.secretCount":
    "{count, plural, =0 {None: no webhook can be verified} one {# is valid} other {# are valid, one is being replaced}}",
  "partners.steps":
    "{count, plural, =0 {Teaches no step yet} one {Teaches # step} other {Teaches # steps}}",
  "partners.none": "There is no partner yet",
  "partners.noneExplain":
    "Partners are the schools that teach a course’s steps.",
  "partners.done.probe":
    "They are being called. The state here changes by itself.",
  "partners.done.reconcile":
    "The comparison has begun. Its line below changes by itself.",
  "partners.done.settle": "It is settled. The reason is kept with it.",

  "circuit.CLOSED": "Reachable",
  "circuit.OPEN": "Down",
  "circuit.HALF_OPEN": "Coming back",
  "circuit.isDown": "{partner} is down.",
  "circuit.isBack": "{partner} is coming back.",
  "circuit.waits":
    "{count, plural, =0 {No call waits.} one {# call waits and goes out by itself.} other {# calls wait and go out by themselves.}}",
  "circuit.reason": "Last answer: “{reason}”.",
  "circuit.nextProbe": "Next try:",
  "circuit.probe": "Try now",

  "scorecard.median": "Median time",
  "scorecard.medianHint":
    "{completed, plural, one {# step completed} other {# steps completed}}",
  "scorecard.p90": "9 in 10 within",
  "scorecard.completion": "Completed",
  "scorecard.failure": "Failed",
  "scorecard.onTime": "On time",
  "scorecard.of": "{part, number} of {all, number} settled",
  "scorecard.trend": "Trend",
  "scorecard.trend.FASTER": "Getting faster",
  "scorecard.trend.STEADY": "Steady",
  "scorecard.trend.SLOWER": "Getting slower",
  "scorecard.trend.UNKNOWN": "Too early to say",
  "scorecard.months": "How long do their steps take?",
  "scorecard.monthsExplain":
    "By the month in which a step was settled: the filled part is the median, the whole column what 9 in 10 need at most. Pauses are taken out.",
  "scorecard.month": "Month",
  "scorecard.settled": "Settled",
  "scorecard.none": "Nothing was settled yet",
  "scorecard.noneExplain":
    "Times show up here as students complete their steps.",

  "outages.title": "Outages",
  "outages.explain": "While a partner is down, nobody’s time runs.",
  "outages.none": "None so far",
  "outages.lasted": "Down for {time}",
  "outages.lasting": "Down until now",

  "reconciliation.title": "Comparisons",
  "reconciliation.explain":
    "What we believe, held against what the partner says. Lost messages are made up for by themselves.",
  "reconciliation.now": "Compare now",
  "reconciliation.none": "Never compared yet",
  "reconciliation.noneExplain": "It happens by itself at regular times.",
  "reconciliation.started": "Begun",
  "reconciliation.compared": "Compared",
  "reconciliation.repaired": "Made up for",
  "reconciliation.running":
    "{pages, plural, =0 {Beginning} one {# page so far} other {# pages so far}}",
  "reconciliation.done": "Done",

  "drift.title": "Differences",
  "drift.heading":
    "{count, plural, =0 {No differences} one {# difference} other {# differences}}",
  "drift.explain":
    "Where the partner and we disagree, and no machine should decide.",
  "drift.none": "They and we agree",
  "drift.kind.MISSING_THERE": "They do not know this student",
  "drift.kind.UNKNOWN_HERE": "We do not know this student",
  "drift.kind.WITHDRAWN_THERE": "They withdrew this student",
  "drift.kind.STILL_THERE": "They still have this student",
  "drift.kind.REGRESSED": "They took a completion back",
  "drift.subject": "Number",
  "drift.ours": "We say",
  "drift.theirs": "They say",
  "drift.settle": "Settle",
  "drift.why": "How was it settled?",
  "drift.whyExplain": "Kept with it; at least 3 characters.",
} as const;
