import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { JSONExt } from '@lumino/coreutils';
import type { Source } from '../archive/targetSelector';
import { readSettings, targetOf, type ChangedSettings, type Settings } from '../model/settings';
import type { Target } from '../model/target';

const TARGET_KEYS = ['bucket', 'endpoint', 'region', 'workspacePrefix'];

/** Where the settings come from. */
export interface ISettingsSource {
  readonly current: Settings;

  /** Who set the target. */
  readonly source: Source;

  /**
   * The target that they name for this user; `null` for none.
   * @throws SetupError if they name none that can be.
   */
  target(user: string | null): Target | null;

  onChange(callback: () => void): void;

  /** Take a target back that the user did not want. */
  restore(target: { bucket: string; endpoint: string; region: string }): Promise<void>;

  /** Change the user's settings. */
  change(settings: ChangedSettings): Promise<void>;
}

/** The plugin's settings, as Lab's registry has them. */
export class SettingsSource implements ISettingsSource {
  constructor(private readonly registered: ISettingRegistry.ISettings) {}

  get current(): Settings {
    return readSettings(this.registered.composite);
  }

  target(user: string | null): Target | null {
    return targetOf(this.current, user);
  }

  get source(): Source {
    const own = Object.keys(this.registered.user);
    return TARGET_KEYS.some(key => own.includes(key)) ? 'user' : 'administrator';
  }

  onChange(callback: () => void): void {
    this.registered.changed.connect(() => {
      callback();
      void this.dropDefaults();
    });
  }

  async restore(target: { bucket: string; endpoint: string; region: string }): Promise<void> {
    for (const key of ['bucket', 'endpoint', 'region'] as const) {
      await this.registered.set(key, target[key]);
    }
  }

  async change(settings: ChangedSettings): Promise<void> {
    for (const [key, value] of Object.entries(settings)) {
      await this.registered.set(key, value);
    }
  }

  /**
   * Lab's form copies an administrator's overrides into the user's file, where they would hide
   * later ones: remove what equals its default.
   */
  private async dropDefaults(): Promise<void> {
    for (const [key, value] of Object.entries(this.registered.user)) {
      const otherwise = this.registered.default(key);
      if (value !== undefined && otherwise !== undefined && JSONExt.deepEqual(value, otherwise)) {
        await this.registered.remove(key);
      }
    }
  }
}
