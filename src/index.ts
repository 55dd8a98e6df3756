import { bookstorePlugin } from './plugins/bookstore';
import { statusPlugin } from './plugins/status';

export * from './tokens';

export default [bookstorePlugin, statusPlugin];
