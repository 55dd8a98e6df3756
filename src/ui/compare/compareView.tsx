import { Button } from '@jupyterlab/ui-components';
import { type JSX, useRef, useState } from 'react';
import { useEarlyFocus } from '../useEarlyFocus';
import { CellsView } from './cellsView';
import { CompareHeader } from './compareHeader';
import type { CompareModel } from './compareModel';
import { countChanges } from './compareRows';
import type { CompareVoice } from './compareVoice';
import { PlainView } from './plainView';

type CompareViewProps = { model: CompareModel; voice: CompareVoice };

/** What differs between two sides, and the way from one change to the next. */
export function CompareView({ model, voice }: CompareViewProps): JSX.Element {
  const { trans } = voice;
  const { sides, comparison, failure } = model;
  const body = useRef<HTMLDivElement>(null);
  /** The change that was gone to last. */
  const last = useRef<HTMLElement | null>(null);
  const [place, setPlace] = useState('');
  const counts = comparison?.kind === 'cells' ? countChanges(comparison.changes) : null;

  useEarlyFocus(body);
  const go = (step: 1 | -1) => {
    const changes = [...body.current!.querySelectorAll<HTMLElement>('[data-change]')];
    const focused = changes.findIndex(each => each.contains(document.activeElement));
    const here = focused < 0 && last.current ? changes.indexOf(last.current) : focused;
    const wanted = here < 0 ? nextFromTop(changes, body.current!, step) : here + step;
    const at = Math.max(0, Math.min(changes.length - 1, wanted));
    const change = changes[at];
    if (change) {
      change.scrollIntoView({ block: 'start' });
      change.focus({ preventScroll: true });
      last.current = change;
      model.broughtBack = null;
      setPlace(trans.__('Change %1 of %2', at + 1, changes.length));
    }
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'F7' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      go(event.shiftKey ? -1 : 1);
    }
  };
  const bringBack = (index: number) => {
    body.current!.focus();
    setPlace('');
    void model.bringBack(index);
  };

  return (
    <div className="jp-Bookstore-compareFrame" onKeyDown={onKeyDown}>
      {sides && <CompareHeader {...{ sides, counts, go, voice }} />}
      <div className="jp-Bookstore-compareStatus" role="status">
        {broughtBack(model, voice) || place}
      </div>
      {failure && (
        <div className="jp-Bookstore-compareNote">
          <p>{failure.message}</p>
          <Button className="jp-mod-styled jp-mod-accept" onClick={() => model.refresh()}>
            {trans.__('Try Again')}
          </Button>
        </div>
      )}
      <div
        ref={body}
        className="jp-Bookstore-compareBody"
        tabIndex={0}
        role="region"
        aria-label={trans.__('Differences')}
      >
        {!comparison && !failure && (
          <div className="jp-Bookstore-compareNote">
            <p>{trans.__('Loading…')}</p>
          </div>
        )}
        {comparison?.kind === 'cells' && (
          <CellsView
            {...{ comparison, voice }}
            counts={counts!}
            bringBack={model.canBringBack ? bringBack : null}
          />
        )}
        {comparison?.kind === 'text' && (
          <PlainView
            {...{ comparison, voice }}
            names={{ left: sides!.left.name, right: sides!.right.name }}
          />
        )}
      </div>
    </div>
  );
}

/** The first change that is not above what can be seen; or the last one that is. */
function nextFromTop(changes: HTMLElement[], body: HTMLElement, step: 1 | -1): number {
  const top = body.getBoundingClientRect().top;
  const below = changes.findIndex(each => each.getBoundingClientRect().bottom > top);
  const first = below < 0 ? changes.length : below;
  return step > 0 ? first : first - 1;
}

function broughtBack({ broughtBack }: CompareModel, { trans }: CompareVoice): string {
  if (!broughtBack) {
    return '';
  }
  return broughtBack.failure
    ? broughtBack.failure.message
    : trans.__(
        'Cell %1 is back in the working copy, unsaved. Undo Cell Operation takes it out again.',
        broughtBack.cell
      );
}
