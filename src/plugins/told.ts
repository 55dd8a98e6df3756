import type { CommandRegistry } from '@lumino/commands';
import type { BookstoreCommands } from '../tokens';

/** What failed, and was told to nobody yet. */
const untold = new WeakSet<Error>();

/** What failed, and was shown where it was asked for. */
const shownOnes = new WeakSet<Error>();

/** Called when something is begun: what failed before is no longer of interest. */
const listeners = new Set<(running: Promise<unknown>, showsProgress: boolean) => void>();

/**
 * Do what somebody asked for. Whoever calls has its failure; where nobody handles that, as with what
 * menus, keys and palettes start, the person is told: see {@link onUntold}.
 * @param showsProgress - It shows itself that it is at work.
 */
export async function told<T>(work: () => T | Promise<T>, showsProgress = true): Promise<T> {
  const running = (async () => work())();
  listeners.forEach(begun => begun(running, showsProgress));
  try {
    return await running;
  } catch (error) {
    if (error instanceof Error && !shownOnes.has(error)) {
      untold.add(error);
    }
    throw error;
  }
}

/** Wait for what shows its failure itself: nobody need be told again. */
export async function shown<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    shownOnes.add(error as Error);
    throw error;
  }
}

/** Add a command whose failures are told, as {@link told} says. */
export function addToldCommand(
  commands: CommandRegistry,
  id: keyof BookstoreCommands,
  options: CommandRegistry.ICommandOptions,
  showsProgress = true
): void {
  commands.addCommand(id, {
    ...options,
    describedBy: async () => (await import('./commandArgs')).describe(id),
    execute: args => told(() => options.execute(args) as unknown, showsProgress)
  });
}

/**
 * Hear of failures that no caller handled, each once.
 * @see https://html.spec.whatwg.org/#unhandled-promise-rejections
 */
export function onUntold(
  {
    failed,
    begun
  }: {
    failed: (error: Error) => void;
    begun: (running: Promise<unknown>, showsProgress: boolean) => void;
  },
  target: Pick<EventTarget, 'addEventListener'> = window
): void {
  listeners.add(begun);
  target.addEventListener('unhandledrejection', event => {
    const reason: unknown = (event as PromiseRejectionEvent).reason;
    if (reason instanceof Error && untold.delete(reason)) {
      event.preventDefault();
      failed(reason);
    }
  });
}
