/** Texts of the home page: what to do next. */
export const next = {
  "home.title": "Home",
  "home.heading": "Hello, {name}",
  "home.nothing": "There is nothing to do right now.",
  "home.emptyTitle": "No training yet",
  "home.empty":
    "As soon as your school enrolls you in a course, it shows up here.",
  "home.emptyAction": "See which courses there are",

  "next.launch.heading": "Start {step}",
  "next.launch.sentence":
    "{partner} has your place ready. Stop at any time and come back where you left off.",
  "next.goOn.heading": "Go on with {step}",
  "next.goOn.sentence": "{partner} remembers where you left off.",
  "next.choose.heading": "Choose your next step",
  "next.choose.sentence":
    "You may take the steps of this course in any order. We suggest {step}.",
  "next.partner.heading": "Nothing to do right now",
  "next.partner.sentence":
    "Waiting for {partner} to confirm your place in {step} ({days, plural, one {usually within a day} other {usually within # days}}). We write to you as soon as you can start.",
  "next.partnerDown.heading": "Nothing to do right now",
  "next.partnerDown.sentence":
    "{partner} cannot be reached since {since}. You lose nothing: your place in the course and your dates wait. {step} goes on by itself.",
  "next.payment.heading": "A payment is due",
  "next.payment.sentence": "{step} opens as soon as your payment has arrived.",
  "next.failed.heading": "We are on it",
  "next.failed.sentence":
    "Something went wrong with {step}. Your school knows and takes care of it; you need not do anything.",
  "next.opensSoon.heading": "Your next step opens in a moment",
  "next.opensSoon.sentence": "{step} is being opened for you.",
  "next.notBegun.heading": "Your course begins soon",
  "next.notBegun.sentence":
    "Your school is getting {course} ready for you. You need not do anything.",
  "next.paused.heading": "Your course is paused",
  "next.paused.sentence":
    "Your place in {course} is kept. Talk to your school when you want to go on.",
  "next.finishing.heading": "You did it!",
  "next.finishing.sentence":
    "You have finished {course}. Your certificate is being made and shows up here in a moment.",
  "next.finished.heading": "You did it!",
  "next.finished.sentence":
    "You have finished {course}. Your certificate is ready.",
  "next.over.heading": "This course has ended for you",
  "next.over.sentence":
    "There is nothing left to do here. Talk to your school if you want to take it up again.",
} as const;
