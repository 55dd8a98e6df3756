import { npm } from '../../demo/node.mjs';

export async function lint() {
  await npm(['run', 'lint'], { stdio: 'inherit' });
}
