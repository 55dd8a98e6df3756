import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { Contents } from '@jupyterlab/services';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { OpenBookstore } from '../../tokens';
import type { CompareTabs } from '../../ui/compare/compareTabs';
import type { VersionViews } from '../../ui/versionViews';
import type { VersionArgs } from './chooseVersion';
import type { VersionBytes } from './versionBytes';

/** What the commands on versions are made of. */
export type VersionCommandParts = {
  app: JupyterFrontEnd;
  bookstore: OpenBookstore;
  bytes: VersionBytes;
  contents: Contents.IManager;
  documents: IDocumentManager;
  views: VersionViews;
  /** Loaded when first asked for. */
  compareTabs: () => Promise<CompareTabs>;
  /** The document or version in front. */
  active: () => VersionArgs | null;
  trans: TranslationBundle;
  translator: ITranslator;
};

/** What a command does, and what it resolves to. */
export type RunVersionCommand = (
  parts: VersionCommandParts,
  args: ReadonlyPartialJSONObject
) => Promise<unknown>;
