import type { BrowserContext } from '@playwright/test';

import { seeing } from './apart';
import type { Lab, LabOptions } from './lab';

/** The cookie by which a browser says who sits at it. */
const WHO = 'who';

const IDENTITY = `
from jupyter_server.auth.identity import PasswordIdentityProvider, User

class Named(PasswordIdentityProvider):
    async def _get_user(self, handler):
        user = await super()._get_user(handler)
        name = handler.get_cookie("${WHO}")
        return User(username=name) if user and name else user

c.ServerApp.identity_provider_class = Named
c.ServerApp.jpserver_extensions = {"jupyter_server_fileid": True, "jupyter_server_ydoc": True}
`;

/** A server with jupyter-collaboration, where browsers say who sits at them. */
export const COLLABORATION: Partial<LabOptions> = {
  config: IDENTITY,
  env: seeing('collaboration')
};

/** The same, with collaboration switched off. */
export const NO_COLLABORATION: Partial<LabOptions> = {
  ...COLLABORATION,
  config: `${IDENTITY}\nc.YDocExtension.disable_rtc = True\n`
};

/** Say who sits at a browser; before it opens Lab. */
export async function sit(context: BrowserContext, { origin }: Lab, name: string): Promise<void> {
  await context.addCookies([{ name: WHO, value: name, url: origin }]);
}
