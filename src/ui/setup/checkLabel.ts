import type { TranslationBundle } from '@jupyterlab/translation';
import type { SetupCheckId } from '../../model/errors';

/** What a check is about, in a few words. */
export function checkLabel(id: SetupCheckId, trans: TranslationBundle): string {
  switch (id) {
    case 'endpoint':
      return trans.__('Endpoint');
    case 'cors':
      return trans.__('Access from this page (CORS)');
    case 'credentials':
      return trans.__('Credentials');
    case 'clock':
      return trans.__('Clock');
    case 'region':
      return trans.__('Region');
    case 'bucket':
      return trans.__('Bucket');
    case 'versioning':
      return trans.__('Versioning');
    case 'version-id':
      return trans.__('Version ids');
    case 'conditional':
      return trans.__('Conditional writes');
    case 'list':
      return trans.__('Listing versions');
    case 'read':
      return trans.__('Reading a version');
    case 'checksum':
      return trans.__('Checksums');
    case 'copy':
      return trans.__('Copying for publishing and scheduling');
    case 'tags':
      return trans.__('Names and pins');
    case 'delete':
      return trans.__('No version can be destroyed');
    case 'lifecycle':
      return trans.__('Lifecycle rules');
    case 'lock':
      return trans.__('Object Lock');
  }
}
