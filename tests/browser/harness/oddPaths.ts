const LONG = 'long '.repeat(38) + 'xyz';

/** Contents paths that take care to get right on their way to a key. */
export const ODD_PATHS = [
  'two  words and a space.ipynb',
  'a+b #1 100% why? a&b=c.ipynb',
  '%41 %2F %.ipynb',
  `it's "quoted" \`so\`.ipynb`,
  '~!@$^*()[]{}|;,<>.ipynb',
  '日本語/ノート 📓.ipynb',
  'caf\u00e9 nfc.ipynb',
  'cafe\u0301 nfd.ipynb',
  `${LONG}.ipynb`,
  'a/deep/folder/of/many/parts/that/goes/on/and/on/and/down/x.ipynb'
];
