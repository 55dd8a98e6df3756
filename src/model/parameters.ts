import { RejectedError } from './errors';

/** Values that a run is given, by name. */
export type Parameters = Record<string, unknown>;

/**
 * Parameters as a person typed them: a JSON object, or nothing.
 * @throws RejectedError if it is something else.
 */
export function readParameters(text: string): Parameters {
  if (text.trim() === '') {
    return {};
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RejectedError(`The parameters are no valid JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RejectedError('Parameters are a JSON object, as in {"year": 2026}.');
  }
  return value as Parameters;
}

/**
 * The names that a notebook's cell tagged `parameters` gives a value to; `null` if there is none.
 * @see https://papermill.readthedocs.io/en/latest/usage-parameterize.html
 */
export function parameterNames(notebook: string): string[] | null {
  try {
    const { cells } = JSON.parse(notebook) as { cells: RawCell[] };
    const cell = cells.find(({ metadata }) => metadata?.tags?.includes('parameters'));
    if (!cell) {
      return null;
    }
    const source = Array.isArray(cell.source) ? cell.source.join('') : String(cell.source ?? '');
    return [...source.matchAll(/^([\p{L}_][\p{L}\p{N}_]*)\s*(?::[^=\n]+)?=(?!=)/gmu)].map(
      ([, name]) => name!
    );
  } catch {
    // Broken or no notebook: it has no parameters that could be read.
    return null;
  }
}

/**
 * Check parameters against a notebook's own.
 * @returns The names that it does not know; empty if all is well, or if it has no such cell.
 */
export function unknownParameters(given: Parameters, names: string[] | null): string[] {
  return names ? Object.keys(given).filter(name => !names.includes(name)) : [];
}

type RawCell = { metadata?: { tags?: string[] }; source?: string | string[] };
