import type { TranslationBundle } from '@jupyterlab/translation';
import { type JSX, useState } from 'react';
import type { TemporaryLink } from '../model/reference';
import { versionTime } from './versionTime';

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

type TemporaryLinkProps = {
  /** Make a link that lasts so many seconds. */
  make: (seconds: number) => Promise<TemporaryLink>;
  copy: (text: string) => void;
  trans: TranslationBundle;
};

type Made = { link: TemporaryLink; isCut: boolean } | { failure: string };

/** A link for people without JupyterLab: how long it shall work, and what that means. */
export function TemporaryLinkSection({ make, copy, trans }: TemporaryLinkProps): JSX.Element {
  const [seconds, setSeconds] = useState(HOUR_S);
  const [made, setMade] = useState<Made | null>(null);
  const name = trans.__('Download link for people without JupyterLab');
  const onCopy = async () => {
    try {
      const asked = Date.now() + seconds * 1000;
      const link = await make(seconds);
      copy(link.url);
      setMade({ link, isCut: link.until < asked - 1000 });
    } catch (error) {
      setMade({ failure: (error as Error).message });
    }
  };
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <span>
        <select
          className="jp-mod-styled"
          aria-label={trans.__('The link works for')}
          value={seconds}
          onChange={event => {
            setSeconds(Number(event.currentTarget.value));
            setMade(null);
          }}
        >
          <option value={HOUR_S}>{trans.__('1 hour')}</option>
          <option value={DAY_S}>{trans.__('1 day')}</option>
          <option value={7 * DAY_S}>{trans.__('7 days')}</option>
        </select>
        <button
          type="button"
          className="jp-mod-styled jp-mod-minimal"
          aria-label={trans.__('Copy %1', name)}
          onClick={() => void onCopy()}
        >
          {made && 'link' in made ? trans.__('Copied') : trans.__('Copy')}
        </button>
      </span>
      <p role="status">{words(made, trans)}</p>
    </section>
  );
}

function words(made: Made | null, trans: TranslationBundle): string {
  if (!made) {
    return trans.__('Anybody who has the link can read this version, without signing in.');
  }
  if ('failure' in made) {
    return made.failure;
  }
  const until = versionTime(new Date(made.link.until).toISOString());
  return made.isCut
    ? trans.__(
        'Works until %1, when your keys expire. Until then anybody who has it can read this version.',
        until
      )
    : trans.__('Works until %1. Until then anybody who has it can read this version.', until);
}
