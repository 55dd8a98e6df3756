import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import type { VersionViews } from '../ui/versionViews';
import type { RestoreParts } from './restore';
import type { VersionArgs } from './versionArgs';
import type { VersionBytes } from './versionBytes';

/** What the commands on versions are made of. */
export type VersionCommandParts = RestoreParts & {
  commands: CommandRegistry;
  bytes: VersionBytes;
  views: VersionViews;
  /** The document or version in front. */
  active: () => VersionArgs | null;
  trans: TranslationBundle;
};
