import { archivingPlugin } from './plugins/archiving';
import { bookstorePlugin } from './plugins/bookstore';
import { failuresPlugin } from './plugins/failures';
import { historyPlugin } from './plugins/history';
import { linksPlugin } from './plugins/links';
import { localDataPlugin } from './plugins/localData';
import { publishingPlugin } from './plugins/publishing';
import { statusPlugin } from './plugins/status';
import { versionSearchPlugin } from './plugins/versionSearch';
import { versionsPlugin } from './plugins/versions';

export * from './tokens';

export default [
  archivingPlugin,
  bookstorePlugin,
  failuresPlugin,
  historyPlugin,
  linksPlugin,
  localDataPlugin,
  publishingPlugin,
  statusPlugin,
  versionSearchPlugin,
  versionsPlugin
];
