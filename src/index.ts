import { bookstorePlugin } from './plugins/bookstore';
import { historyPlugin } from './plugins/history';
import { linksPlugin } from './plugins/links';
import { statusPlugin } from './plugins/status';
import { versionsPlugin } from './plugins/versions';

export * from './tokens';

export default [bookstorePlugin, historyPlugin, linksPlugin, statusPlugin, versionsPlugin];
