import { Outlet } from "@remix-run/react";
import { Door } from "../door.tsx";

export default function AtTheDoor() {
  return (
    <Door>
      <Outlet />
    </Door>
  );
}
