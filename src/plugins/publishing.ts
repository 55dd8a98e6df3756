import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { IVersionCommands, publishingCommands } from './versionCommands';

/** Publishes and schedules versions: apart, so that it can be disabled alone. */
export const publishingPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-bookstore:publishing',
  description: 'Publishes versions of notebooks, and schedules them.',
  autoStart: true,
  requires: [IVersionCommands],
  optional: [ITranslator],
  activate: (
    _app: JupyterFrontEnd,
    versions: IVersionCommands,
    translator: ITranslator | null
  ): void => {
    versions.add(publishingCommands((translator ?? nullTranslator).load('jupyterlab_bookstore')));
  }
};
