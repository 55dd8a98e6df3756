import { isLocalNetwork, obstacleTo } from '../../model/setupObstacles';
import { endpointFix, settingsFix } from '../../model/setupFixes';
import type { CheckBoard } from './checkBoard';
import type { SetupCheckParts } from './checkSetup';

/** Whether somebody stands at the address, and this page may go there. @returns Whether to go on. */
export async function checkEndpoint(
  { subject, probe }: SetupCheckParts,
  board: CheckBoard
): Promise<boolean> {
  const { target, origin } = subject;
  const where = target.endpoint || 'Amazon S3';
  switch (obstacleTo(target.endpoint, origin)) {
    case 'no-url':
      board.fail(
        'endpoint',
        `“${target.endpoint}” is no address: it must begin with https:// or http://.`,
        settingsFix({ endpoint: 'https://s3.example.org' })
      );
      return false;
    case 'mixed-content':
      board.fail(
        'endpoint',
        `This page came by https, so the browser sends nothing to ${where}, which is plain http: give it a certificate.`,
        settingsFix({ endpoint: target.endpoint.replace(/^http:/, 'https:') })
      );
      return false;
  }
  if (await probe.answers()) {
    board.pass('endpoint', `${where} answers.`);
    return true;
  }
  const why = isLocalNetwork(target.endpoint, origin)
    ? 'it is in a local network, which the browser lets this page reach only with your permission (see the icon before the address)'
    : 'it is down, its address is wrong, or a firewall or this page’s security policy is in the way';
  board.fail('endpoint', `Nobody answers at ${where}: ${why}.`, endpointFix(subject));
  return false;
}
