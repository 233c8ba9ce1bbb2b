import { watchLateness } from "@throughline/domain/pipeline/watch-lateness";
import { theSystem, transact } from "@throughline/domain/transaction";
import { perform } from "./perform.ts";
import { byTime, HOUR, later, type Scene, type Story } from "./scene.ts";
import { makePlayer, type Player, type Stage } from "./stage.ts";

/** Students whose scenes are carried out side by side. */
const atOnce = 6;
/** So often somebody looked who was late, so that past moments tell it too. */
const lookEvery = 6 * HOUR;
const lookBatch = 200;

/**
 * Carries out all stories together in order of time up to `now`, so that the event log reads as it would have been written.
 * Scenes of one student follow each other; those of different students overlap. `onProgress` hears how many are done.
 */
export async function carryOut(
  stage: Stage,
  stories: readonly Story[],
  now: Date,
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const cues = cuesOf(stories);
  let done = 0;
  const onDone = () => onProgress((done += 1), cues.length);
  let next = 0;
  for (const until of looksFrom(cues[0]?.scene.at ?? now, now)) {
    const first = next;
    while ((cues[next]?.scene.at ?? later(until, 1)) <= until) next += 1;
    await performAll(stage, cues.slice(first, next), first + 1, onDone);
    await lookForLateness(stage, until);
  }
  await performAll(stage, cues.slice(next), next + 1, onDone);
}

async function performAll(
  stage: Stage,
  cues: readonly Cue[],
  firstNumber: number,
  onDone: () => void,
): Promise<void> {
  const waiting = cues.entries();
  const latest = new Map<Player, Promise<void>>();
  const work = async () => {
    for (const [index, { player, scene }] of waiting) {
      const before = latest.get(player) ?? Promise.resolve();
      const number = firstNumber + index;
      const turn = before.then(() => perform(stage, player, scene, number));
      latest.set(player, turn);
      await turn;
      onDone();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function lookForLateness({ store }: Stage, at: Date): Promise<void> {
  for (;;) {
    const looked = await transact(store, { actor: theSystem }, (tx) =>
      watchLateness(tx, { limit: lookBatch }, at),
    );
    if (looked < lookBatch) return;
  }
}

/** The times at which somebody looked, the last of them `now`. */
function looksFrom(start: Date, now: Date): Date[] {
  const looks: Date[] = [];
  for (let at = later(start, lookEvery); at < now; at = later(at, lookEvery))
    looks.push(at);
  return [...looks, now];
}

interface Cue {
  player: Player;
  scene: Scene;
}

function cuesOf(stories: readonly Story[]): Cue[] {
  return stories
    .flatMap((story) => {
      const player = makePlayer(story);
      return story.scenes.map((scene): Cue => ({ player, scene }));
    })
    .toSorted((a, b) => byTime(a.scene, b.scene));
}
