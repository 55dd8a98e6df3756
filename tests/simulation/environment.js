const { createHash } = require('node:crypto');
const { dirname, join } = require('node:path');

const { TestEnvironment } = require('jest-environment-node');
const fake = require('fake-indexeddb');

const scheduling = require(join(dirname(require.resolve('fake-indexeddb')), 'lib/scheduling.js'));

/**
 * Node without threads, and with an IndexedDB that lives outside the tests' own realm, where it is several times
 * faster, and whose tasks a test can take into its own hands.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    scheduling.queueTask = task => setImmediate(task);
    const { default: _, indexedDB: __, forceCloseDatabase: ___, ...classes } = fake;
    // Without threads, which take turns by themselves.
    const digest = async (_, bytes) => createHash('sha256').update(Buffer.from(bytes)).digest();
    Object.defineProperty(this.global, 'crypto', { value: { subtle: { digest } } });
    Object.assign(this.global, classes, {
      indexedDB: new fake.IDBFactory(),
      /** @param queueTask - Gets each task of IndexedDB, to be run some time later. */
      scheduleIndexedDb: queueTask => (scheduling.queueTask = queueTask)
    });
  }
};
