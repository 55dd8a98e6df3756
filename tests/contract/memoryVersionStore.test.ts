import { MemoryVersionStore } from '../fakes/memoryVersionStore';
import { versionStoreContract } from './versionStoreContract';

describe('MemoryVersionStore', () => {
  versionStoreContract(async () => {
    const store = new MemoryVersionStore();
    return {
      store,
      prefix: 'workspace/ada',
      delete: key => store.delete(key),
      putForeign: async (key, body) => {
        await store.putForeign(key, body);
      }
    };
  });
});
