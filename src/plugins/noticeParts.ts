import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { IBookstore } from '../tokens';

/** What a notice needs to say how things are, and to offer what can be done about it. */
export type NoticeParts = {
  bookstore: IBookstore;
  commands: CommandRegistry;
  trans: TranslationBundle;
};
