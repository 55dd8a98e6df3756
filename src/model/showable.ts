/** Controls, half characters, line breaks, turns of direction, and blanks without width. */
const HIDING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_C}\u200b\u2060\ufeff]/gu;

/** Longer texts say nothing more to a person, in characters. */
const LONGEST_SHOWN = 200;

/**
 * A stranger's text as it can be shown: on one line, in its own direction, and not too long.
 * @param longest - In characters.
 */
export function showable(text: string, longest = LONGEST_SHOWN): string {
  const plain = text.replace(HIDING, '\ufffd');
  const half = longest / 2;
  return plain.length <= longest ? plain : `${plain.slice(0, half)}…${plain.slice(-half)}`;
}
