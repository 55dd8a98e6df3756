import { PageConfig } from '@jupyterlab/coreutils';
import type { User } from '@jupyterlab/services';

/** Outside a hub Jupyter makes up a name for each browser. */
const MADE_UP = /^[0-9a-f]{32}$/;

/** How long Jupyter may take to tell who the user is, in milliseconds: nothing is archived before. */
const PATIENCE_MS = 10_000;

/** The name by which this user is known also tomorrow and elsewhere; `null` if there is none. */
export async function stableUserName(user: User.IManager): Promise<string | null> {
  const hubUser = PageConfig.getOption('hubUser');
  if (hubUser) {
    return hubUser;
  }
  // Lab asks once; if the server does not answer then, it is never ready.
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([user.ready, late]);
  const name = user.identity?.username ?? '';
  return name && !MADE_UP.test(name) ? name : null;
}
