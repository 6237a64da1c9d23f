/** As long as the session lasts at the server when nobody uses it. */
export const IDLE_MINUTES = 30;

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "touchmove"];

/** Says whether the person has left: a page that asks for news by itself would else keep the session alive for good. */
export function watchForIdleness(page: Pick<Window, "addEventListener">, now: () => number = Date.now): () => boolean {
  let last = now();
  for (const sign of SIGNS_OF_LIFE) {
    page.addEventListener(sign, () => { last = now(); }, { passive: true, capture: true });
  }
  return () => now() - last >= IDLE_MINUTES * 60_000;
}
