/** What the text of a setting has to look like, blanks at its ends aside. */
export type SettingRule = {
  /** As `pattern` of the schema, so that Lab's form refuses the rest while one types. */
  pattern: string;
  /** In words, to be read after the value. */
  words: string;
};

const PREFIX: SettingRule = {
  pattern:
    '^(?!([\\s\\S]*/)?\\s*\\.{1,2}\\s*(/|$))(?![\\s\\S]*[^/\\s]\\s*//)[^\\\\\\u0000-\\u001f\\u007f-\\u009f]*$',
  words: 'A prefix has names between single slashes: no “.” or “..”, no backslashes.'
};

/**
 * The rules for settings that are texts. They let pass what some service may take: whether it is
 * there is seen by asking.
 */
export const SETTING_RULES = {
  bucket: {
    pattern: '^\\s*([A-Za-z0-9][A-Za-z0-9._:-]{1,253}[A-Za-z0-9])?\\s*$',
    words: 'A bucket is named alone, without “s3://”, slashes or a prefix.'
  },
  endpoint: {
    pattern: '^\\s*(https?://[^\\s/?#@]+(/[^\\s?#]*)?)?\\s*$',
    words: 'An endpoint is a whole URL, such as https://s3.example.org.'
  },
  region: {
    pattern: '^\\s*[A-Za-z0-9._-]*\\s*$',
    words: 'A region is a short name, such as eu-central-1.'
  },
  workspacePrefix: PREFIX,
  publishedPrefix: PREFIX,
  scheduledPrefix: PREFIX
} as const satisfies Record<string, SettingRule>;

export type RuledSetting = keyof typeof SETTING_RULES;

/** Why a text cannot be the value of a setting; `null` if it can. */
export function whyNoSetting(name: RuledSetting, value: string): string | null {
  const { pattern, words } = SETTING_RULES[name];
  return new RegExp(pattern, 'u').test(value)
    ? null
    : `The setting “${name}” cannot be “${value}”. ${words}`;
}
