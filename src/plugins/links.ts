import { IRouter, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { LINK_PATTERN } from '../model/linkPattern';
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
    const parts = { app, bookstore, trans, asked: new Set<string>() };
    app.commands.addCommand(COMMAND, {
      label: trans.__('Follow a Link to a Version'),
      caption: trans.__('Ask whether to open the version that the address names'),
      describedBy: { args: { type: 'object', properties: { search: { type: 'string' } } } },
      execute: ({ search }) => {
        void told(async () => {
          const { followLink } = await import('./followLink');
          await followLink(parts, search as string);
        });
      }
    });
    router.register({ command: COMMAND, pattern: LINK_PATTERN, rank: RANK });
  }
};
