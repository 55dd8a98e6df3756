import { IRouter, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { LINK_PATTERN, readLink, withoutLink } from '../model/link';
import { IBookstore } from '../tokens';
import { told } from './told';

const COMMAND = 'bookstore:follow-link';

/** Before Lab's own rules: some of them end the routing. */
const RANK = 10;

/** Opens versions from links. */
export const linksPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:links',
  description: 'Opens versions from links, when the person who followed one agrees.',
  autoStart: true,
  requires: [IBookstore, IRouter],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    bookstore: IBookstore,
    router: IRouter,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_bookstore');
    const { commands } = app;
    const asked = new Set<string>();
    commands.addCommand(COMMAND, {
      label: trans.__('Follow a Link to a Version'),
      caption: trans.__('Ask whether to open the version that the address names'),
      describedBy: { args: { type: 'object', properties: { search: { type: 'string' } } } },
      execute: ({ search }) => {
        // By the time Lab is restored the query is gone from its address.
        const link = readLink(search as string);
        void app.restored.then(clearAddress);
        // Lab routes again, with this very query, when it goes to another workspace.
        const name = JSON.stringify(link);
        if (link && !asked.has(name)) {
          asked.add(name);
          void told(async () => {
            await app.restored;
            const { followLink } = await import('./followLink');
            await followLink({ bookstore, commands, trans }, link);
          });
        }
      }
    });
    router.register({ command: COMMAND, pattern: LINK_PATTERN, rank: RANK });
  }
};

/** Reloading the page, or going back to it, shall not ask again. */
function clearAddress(): void {
  const { pathname, search, hash } = location;
  const kept = withoutLink(search);
  if (kept !== search) {
    history.replaceState(history.state, '', pathname + kept + hash);
  }
}
