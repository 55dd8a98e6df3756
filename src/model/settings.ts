import { SetupError } from './errors';
import { whyNoSetting } from './settingRules';
import type { Target } from './target';

/** Where keys come from, as set; what each provider needs beside its name is checked when it is made. */
export type CredentialsSetting = {
  provider: 'prompt' | 'endpoint' | 'webIdentity' | 'cognito' | 'anonymous';
} & { [field: string]: string | undefined };

/** Where a version can be copied to. */
export type StageName = 'published' | 'scheduled';

/** The settings of `jupyterlab-bookstore:plugin`; `schema/plugin.json` tells what each means. */
export type Settings = {
  bucket: string;
  region: string;
  endpoint: string;
  workspacePrefix: string;
  publishedPrefix: string;
  scheduledPrefix: string;
  include: string[];
  exclude: string[];
  archiving: boolean;
  localLimitMb: number;
  publishing: boolean;
  scheduling: boolean;
  credentials: CredentialsSetting;
};

/** What is changed with a click, and not only in the settings. */
export type ChangedSettings = Partial<
  Pick<Settings, 'archiving' | 'exclude' | 'publishing' | 'scheduling'>
>;

/** Settings with their slashes and blanks put right, from the merged values of Lab's registry. */
export function readSettings(composite: Partial<Settings>): Settings {
  const text = (value: unknown, otherwise: string) =>
    typeof value === 'string' ? value.trim() : otherwise;
  const texts = (value: unknown, otherwise: string[]) =>
    Array.isArray(value) ? value.filter(item => typeof item === 'string') : otherwise;
  return {
    bucket: text(composite.bucket, ''),
    region: text(composite.region, '') || 'us-east-1',
    endpoint: text(composite.endpoint, '').replace(/\/+$/, ''),
    workspacePrefix: trimSlashes(text(composite.workspacePrefix, 'workspace')),
    publishedPrefix: trimSlashes(text(composite.publishedPrefix, 'published')),
    scheduledPrefix: trimSlashes(text(composite.scheduledPrefix, 'scheduled')),
    include: texts(composite.include, ['**/*.ipynb']),
    exclude: texts(composite.exclude, []),
    archiving: composite.archiving !== false,
    localLimitMb: isLimit(composite.localLimitMb) ? composite.localLimitMb : 500,
    publishing: composite.publishing === true,
    scheduling: composite.scheduling === true,
    credentials: readCredentials(composite.credentials)
  };
}

function isLimit(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 1;
}

/** What is no text is left out; a provider that is not known is refused when keys are needed. */
function readCredentials(value: unknown): CredentialsSetting {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const texts = fields.flatMap(([name, field]) =>
    typeof field === 'string' ? [[name, field.trim()]] : []
  );
  return { provider: 'prompt', ...Object.fromEntries(texts) } as CredentialsSetting;
}

/**
 * A prefix with `{user}` replaced.
 * @param user - A stable user name, or `null` where there is none.
 * @throws SetupError if the prefix names the user and nobody knows who it is.
 */
export function resolvePrefix(prefix: string, user: string | null): string {
  if (!prefix.includes('{user}')) {
    return prefix;
  }
  if (!user) {
    throw new SetupError(
      'settings',
      `The prefix “${prefix}” holds {user}, but nothing here tells a user name that lasts, as a hub does. Write a name in its place.`
    );
  }
  return prefix.replaceAll('{user}', () => user);
}

/**
 * The target that settings describe; `null` if no bucket is set.
 * @throws SetupError if the prefix cannot be resolved, or a value is none that can be.
 */
export function targetOf(settings: Settings, user: string | null): Target | null {
  if (!settings.bucket) {
    return null;
  }
  const { bucket, region, endpoint } = settings;
  const prefix = resolvePrefix(settings.workspacePrefix, user);
  const given = { bucket, endpoint, region, workspacePrefix: prefix };
  for (const name of ['bucket', 'endpoint', 'region', 'workspacePrefix'] as const) {
    const reason = whyNoSetting(name, given[name]);
    if (reason) {
      throw new SetupError('settings', reason);
    }
  }
  return { endpoint, region, bucket, prefix };
}

function trimSlashes(prefix: string): string {
  return prefix.replace(/^\/+|\/+$/g, '');
}
