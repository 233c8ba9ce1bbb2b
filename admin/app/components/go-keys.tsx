import { useNavigate } from "@remix-run/react";
import { useHotkey } from "@throughline/ui";
import { useRef } from "react";
import { places, type Place } from "./places.ts";

const PATIENCE_MS = 1_500;

/** `g` and then a letter goes to a page; a second and a half later the letter means nothing any more. */
export function GoKeys() {
  const armedUntil = useRef(0);
  const navigate = useNavigate();
  useHotkey("g", () => {
    armedUntil.current = performance.now() + PATIENCE_MS;
  });
  const go = (href: string) => {
    if (performance.now() > armedUntil.current) return;
    armedUntil.current = 0;
    navigate(href);
  };
  return places.map((place) => (
    <GoKey key={place.href} place={place} onPress={go} />
  ));
}

function GoKey({
  place: { letter, href },
  onPress,
}: {
  place: Place;
  onPress: (href: string) => void;
}) {
  useHotkey(letter, () => onPress(href));
  return null;
}
