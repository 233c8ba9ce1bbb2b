import { expect, test } from "vitest";
import type { CatalogueCourse } from "./load-catalogue.server.ts";
import { scriptSafe, structuredData } from "./structured-data.ts";

const option = {
  id: "s1",
  title: "Group class",
  startsAt: "2026-12-01T23:00:00Z",
  endsAt: "2026-12-02T00:30:00Z",
  minutes: 90,
  timeZone: "America/New_York",
  seatsLeft: 3,
  instructorName: "Lina Ortiz",
  room: null,
};

function told(
  classes: Partial<typeof option>[] = [{}],
  price = { currency: "jpy", unitAmount: 49_900 },
) {
  const page = {
    origin: "https://learn.example",
    schoolName: "Town School",
    course: {
      code: "SFZ 1",
      title: "Safety",
      description: "",
      image: { url: "/courses/SFZ%201/image?v=1", alt: "" },
      steps: [
        {
          required: true,
          expectedDays: 21,
          classes: classes.map((each) => ({ ...option, ...each })),
        },
        { required: false, expectedDays: 5, classes: [] },
      ],
    },
    offer: { price: { ...price, interval: null, trialDays: 0 } },
  } as unknown as CatalogueCourse;
  return structuredData(page);
}

test("search engines are told what a course is, when it is held and what it costs", () => {
  expect(told()).toMatchObject({
    "@type": "Course",
    url: "https://learn.example/catalogue/SFZ%201",
    description: "Safety",
    image: "https://learn.example/courses/SFZ%201/image?v=1",
    hasCourseInstance: [
      {
        "@type": "CourseInstance",
        courseMode: "Online",
        startDate: "2026-12-01T23:00:00Z",
        courseWorkload: "PT90M",
        instructor: { name: "Lina Ortiz" },
      },
    ],
    offers: {
      price: "49900",
      priceCurrency: "JPY",
      availability: "https://schema.org/InStock",
    },
  });
});

test("a course without a class is told with what its required steps take", () => {
  expect(told([]).hasCourseInstance).toEqual([
    { "@type": "CourseInstance", courseMode: "Online", courseWorkload: "P21D" },
  ]);
});

test("a course of which every class is full is sold out", () => {
  expect(told([{ seatsLeft: 0 }]).offers?.availability).toBe(
    "https://schema.org/SoldOut",
  );
});

test("nothing that somebody wrote can end the script that holds it", () => {
  expect(scriptSafe({ a: "</script><script>" })).not.toContain("<");
});
