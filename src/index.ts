import { bookstorePlugin } from './plugins/bookstore';
import { historyPlugin } from './plugins/history';
import { statusPlugin } from './plugins/status';

export * from './tokens';

export default [bookstorePlugin, historyPlugin, statusPlugin];
