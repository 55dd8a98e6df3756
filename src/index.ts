import { bookstorePlugin } from './plugins/bookstore';
import { historyPlugin } from './plugins/history';
import { statusPlugin } from './plugins/status';
import { versionsPlugin } from './plugins/versions';

export * from './tokens';

export default [bookstorePlugin, historyPlugin, statusPlugin, versionsPlugin];
