import type { Source } from '../archive/targetSelector';
import { SetupError } from '../model/errors';
import { SETTING_RULES, type SettingRule } from '../model/settingRules';
import { readSettings } from '../model/settings';
import type { ISettingsSource } from './settingsSource';

/**
 * Stands for settings that Lab would not give, as when an administrator's overrides break a rule:
 * every save is kept in this browser until they are put right.
 */
export class UnreadSettings implements ISettingsSource {
  /** @param reason - What Lab's registry threw. */
  constructor(private readonly reason: unknown) {}

  readonly current = readSettings({});
  readonly source: Source = 'administrator';

  target(): never {
    const told = 'The settings could not be read; saves stay in this browser.';
    const then = 'When they are put right, load this page again.';
    throw new SetupError('settings', [told, wordsOf(this.reason), then].join(' '));
  }

  onChange(): void {
    // Lab gives none: they are read again with the page.
  }

  restore(): never {
    return this.target();
  }

  change(): never {
    return this.target();
  }
}

/** Lab's registry throws a list of what its validator found. */
function wordsOf(reason: unknown): string {
  const found = Array.isArray(reason)
    ? (reason as { instancePath?: string; message?: string }[])
    : [];
  if (found.length === 0) {
    return reason instanceof Error ? reason.message : '';
  }
  return found
    .map(({ instancePath = '', message = '' }) => {
      const name = instancePath.split('/')[1] ?? '';
      return `“${name}” ${message}. ${rulesOf(name)}`.trim();
    })
    .join(' ');
}

/** What a setting has to look like, in words; empty for one without a rule. */
function rulesOf(name: string): string {
  const rules: Record<string, SettingRule> = SETTING_RULES;
  return Object.hasOwn(rules, name) ? rules[name]!.words : '';
}
