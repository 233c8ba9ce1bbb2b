import { perform } from "./perform.ts";
import { byTime, type Scene, type Story } from "./scene.ts";
import { makePlayer, type Player, type Stage } from "./stage.ts";

/** Students whose scenes are carried out side by side. */
const atOnce = 6;

/**
 * Carries out all stories together in order of time, so that the event log reads as it would have been written. Scenes of
 * one student follow each other; those of different students overlap. `onProgress` hears how many are done.
 */
export async function carryOut(
  stage: Stage,
  stories: readonly Story[],
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const cues = cuesOf(stories);
  const waiting = cues.entries();
  const latest = new Map<Player, Promise<void>>();
  let done = 0;

  const work = async () => {
    for (const [index, { player, scene }] of waiting) {
      const before = latest.get(player) ?? Promise.resolve();
      const turn = before.then(() => perform(stage, player, scene, index + 1));
      latest.set(player, turn);
      await turn;
      onProgress((done += 1), cues.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
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
