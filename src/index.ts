import { bookstorePlugin } from './plugins/bookstore';
import { statusPlugin } from './plugins/status';
import { versionsPlugin } from './plugins/versions';

export * from './tokens';

export default [bookstorePlugin, statusPlugin, versionsPlugin];
