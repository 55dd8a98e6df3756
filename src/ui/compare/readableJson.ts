import { canonicalJson, metadataOf, outputsOf } from '../../model/comparedNotebook';
import type { ViewableCell } from '../../model/viewableNotebook';
import { isImageType } from './outputImages';

/** A cell's outputs as a person can read them: one line a line, pictures by their size only. */
export function readableOutputs(cell: ViewableCell | null): string {
  const outputs = cell && outputsOf(cell);
  return outputs ? readable(outputs) : '';
}

export function readableMetadata(cell: ViewableCell | null): string {
  return cell ? readable(metadataOf(cell)) : '';
}

/** The same for JSON that is a text already. */
export function readableText(json: string): string {
  return readable(JSON.parse(json));
}

function readable(value: unknown): string {
  return canonicalJson(withLines(value), 2);
}

/** Texts of several lines as lists of lines, as notebook files have them. */
function withLines(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    if (isImageType(name)) {
      return `… ${value.length} characters, shown as a picture`;
    }
    return value.includes('\n') ? value.split(/(?<=\n)/) : value;
  }
  if (Array.isArray(value)) {
    return value.map(each => withLines(each));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => [key, withLines(each, key)]);
    return Object.fromEntries(entries);
  }
  return value;
}
