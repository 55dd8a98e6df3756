import { MemoryVersionStore } from '../fakes/memoryVersionStore';
import { nestedKeysContract } from './nestedKeysContract';
import type { StoreUnderTest } from './storeUnderTest';
import { versionStoreContract } from './versionStoreContract';

async function open(): Promise<StoreUnderTest> {
  const store = new MemoryVersionStore();
  return {
    store,
    prefix: 'workspace/ada',
    delete: key => store.delete(key),
    putForeign: async (key, body) => {
      await store.putForeign(key, body);
    }
  };
}

describe('MemoryVersionStore', () => {
  versionStoreContract(open);
  // The S3 server of the other run keeps keys in a tree of files.
  describe('its keys below keys', () => nestedKeysContract(open));
});
