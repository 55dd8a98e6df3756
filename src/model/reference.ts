import { datedName, splitExtension } from './fileName';
import { lastPart } from './key';
import { linkSearch } from './link';

/** The ways to name a version outside of Jupyter. */
export const REFERENCE_KINDS = ['s3', 'link', 'aws', 'papermill', 'boto3'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** A link that needs no keys, and until when it works, in milliseconds since 1970. */
export type TemporaryLink = { url: string; until: number };

/** A version that is in a bucket. */
export type Referenced = {
  /** URL of an S3-compatible service; empty for AWS. */
  endpoint: string;
  bucket: string;
  key: string;
  versionId: string;
  /** When it was saved, ISO 8601. */
  at: string;
};

/**
 * The text that names exactly this version.
 * @param labUrl - Address of Lab, without a query, for links.
 */
export function referenceTo(version: Referenced, kind: ReferenceKind, labUrl: string): string {
  const { bucket, key, versionId } = version;
  switch (kind) {
    case 's3':
      return `s3://${bucket}/${key}?versionId=${versionId}`;
    case 'link':
      return labUrl + linkSearch({ bucket, key, versionId });
    case 'aws':
      return getObject(version);
    case 'papermill':
      return papermill(version);
    case 'boto3':
      return boto3(version);
  }
}

/** A word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A string of Python: JSON's are a part of them. */
export function pythonString(text: string): string {
  return JSON.stringify(text);
}

function getObject(version: Referenced): string {
  const { endpoint, bucket, key, versionId } = version;
  return [
    'aws s3api get-object',
    option('--bucket', bucket),
    option('--key', key),
    option('--version-id', versionId),
    ...(endpoint ? [option('--endpoint-url', endpoint)] : []),
    shellWord(fileOf(version))
  ].join(' ');
}

/** It takes `?versionId=` as a part of the key: it needs the file. */
function papermill(version: Referenced): string {
  const input = fileOf(version);
  const [stem, extension] = splitExtension(input);
  const output = `${stem}-output${extension}`;
  return `${getObject(version)} &&\npapermill ${shellWord(input)} ${shellWord(output)}`;
}

function boto3({ endpoint, bucket, key, versionId }: Referenced): string {
  const client = ['"s3"', ...(endpoint ? [`endpoint_url=${pythonString(endpoint)}`] : [])];
  return [
    'import boto3',
    '',
    `s3 = boto3.client(${client.join(', ')})`,
    'version = s3.get_object(',
    `    Bucket=${pythonString(bucket)},`,
    `    Key=${pythonString(key)},`,
    `    VersionId=${pythonString(versionId)},`,
    ')',
    'content = version["Body"].read()'
  ].join('\n');
}

/** A value that begins with a dash would be taken for an option. */
function option(name: string, value: string): string {
  return value.startsWith('-') ? `${name}=${shellWord(value)}` : `${name} ${shellWord(value)}`;
}

/** Dated, so that it does not overwrite the notebook where it is run. */
function fileOf({ key, at }: Referenced): string {
  const name = datedName(lastPart(key), at);
  return name.startsWith('-') ? `./${name}` : name;
}
