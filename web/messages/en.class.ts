/** Texts of classes, wherever they are shown. */
export const classes = {
  "class.there": "{time} where the class is planned",
  "class.seatsLeft":
    "{count, plural, =0 {Full} one {# seat left} other {# seats left}}",
  "class.with": "with {name}",
  "class.room": "Room {room}",
  "class.online": "Online",
  "class.moved": "This class was moved.",
  "class.off": "This class was canceled.",
} as const;
