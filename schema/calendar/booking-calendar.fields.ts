import {
  entryOfBooking,
  withClass,
} from "@throughline/domain/calendar/calendar-entry";
import { calendarLinks } from "@throughline/domain/calendar/calendar-links";
import { Booking } from "../booking/booking.type.ts";
import { builder } from "../builder.ts";

interface AddToCalendar {
  id: string;
  google: string;
  outlook: string;
}

const AddToCalendarType = builder
  .objectRef<AddToCalendar>("AddToCalendar")
  .implement({
    description: "Ways to put a booked class into a calendar.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      googleUrl: t.exposeString("google"),
      outlookUrl: t.exposeString("outlook"),
      filePath: t.string({
        description: "Path of the iCalendar file on this host.",
        resolve: ({ id }) => `/calendar/bookings/${id}.ics`,
      }),
    }),
  });

builder.prismaObjectFields(Booking, (t) => ({
  addToCalendar: t.field({
    type: AddToCalendarType,
    select: { id: true },
    async resolve({ id }, _args, { db, school }) {
      const booking = await db.booking.findUniqueOrThrow({
        where: { id },
        include: withClass,
      });
      return {
        id,
        ...calendarLinks(entryOfBooking(booking, school.portalUrl)),
      };
    },
  }),
}));
