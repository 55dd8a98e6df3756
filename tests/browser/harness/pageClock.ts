import type { LabPage } from './labPage';

/** Let the clock of a page be off from its next load on; `moveClock` moves it from there. */
export async function skewClock({ page }: LabPage, skewMs: number): Promise<void> {
  await page.addInitScript(skewMs => {
    const real = Date;
    const clock = Object.assign(window, { skewMs });
    const now = () => real.now() + clock.skewMs;
    window.Date = new Proxy(real, {
      construct: (target, args) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, target),
      apply: () => new real(now()).toString(),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name))
    });
  }, skewMs);
}

export async function moveClock({ page }: LabPage, skewMs: number): Promise<void> {
  await page.evaluate(skewMs => void Object.assign(window, { skewMs }), skewMs);
}
