import { type BrowserContext, test as base } from '@playwright/test';

import { stopAll } from '../../../demo/processes.mjs';
import { freePorts, portsOfPart } from '../../../demo/ports.mjs';
import { localSettings } from '../../../demo/settings.mjs';
import { Bucket, type BucketOptions } from './bucket';
import { Credentials, USER } from './credentials';
import { Lab, type LabOptions } from './lab';
import { LabPage } from './labPage';
import { Profile } from './profile';
import { Wire } from './wire';
import { S3 } from './s3';

export { expect } from '@playwright/test';
export * from './accessibility';
export { asksOnClosing } from './asksOnClosing';
export * from './faults';
export * from './largeNotebook';
export { notebook } from './notebook';
export * from './oddPaths';
export * from './outboxRows';
export * from './pageClock';
export { picture } from './pictures';
export { pageStorage } from './pageStorage';
export { captured, setSetting, settled, withBookstore, withService } from './service';
export * from './saves';
export * from './shown';
export * from './versions';
export { LabPage, USER };

type Options = {
  bucketOptions: BucketOptions;
  /** Settings of the extension, over those that point it at the store. */
  settings: Record<string, unknown>;
  labOptions: Partial<LabOptions>;
  /** The host in the address of Lab's page. */
  labHost: string;
};

type Fixtures = {
  /** The port, and so the origin, of this test's Lab. */
  labPort: number;
  /** This test's bucket, as an administrator sees it. */
  bucket: Bucket;
  /** Between the page and the store. */
  wire: Wire;
  credentials: Credentials;
  /** Settings by plugin, that point the extension at the store. */
  overrides: Record<string, unknown>;
  /** Another server, stopped after the test; on `lab`'s port if that is free. */
  newLab: (options?: Partial<LabOptions>) => Promise<Lab>;
  lab: Lab;
  /** A tab on `lab`, restored. */
  labPage: LabPage;
  /** Another tab in the same browser profile, restored. */
  newTab: (on?: Lab) => Promise<LabPage>;
  /** A tab in a browser that knows nothing of the others, restored. */
  newBrowser: () => Promise<LabPage>;
  /** A Chromium of its own, to be killed. */
  profile: Profile;
};

type WorkerFixtures = {
  /** The size of the disk behind S3, for one of its own. */
  diskMb: number | null;
  s3: S3;
  ownPorts: void;
};

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  bucketOptions: [{}, { option: true }],
  settings: [{}, { option: true }],
  labOptions: [{}, { option: true }],
  labHost: ['127.0.0.1', { option: true }],

  ownPorts: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use, { config, parallelIndex }) => {
      // A port that is free now is taken only when a server has started.
      portsOfPart(parallelIndex, config.workers);
      await use();
    },
    { scope: 'worker', auto: true }
  ],

  diskMb: [null, { option: true, scope: 'worker' }],

  s3: [
    async ({ diskMb }, use) => {
      const s3 = new S3(diskMb);
      await s3.start();
      await use(s3);
      await s3.dispose();
      await stopAll();
    },
    { scope: 'worker' }
  ],

  // eslint-disable-next-line no-empty-pattern
  labPort: async ({}, use) => {
    await use((await freePorts(['lab'])).lab);
  },

  bucket: async ({ s3, bucketOptions, labHost, labPort }, use) => {
    const bucket = new Bucket(s3, bucketOptions.name);
    await bucket.create([`http://${labHost}:${labPort}`], bucketOptions);
    await use(bucket);
  },

  wire: async ({ s3 }, use) => {
    const wire = new Wire(() => s3.port);
    await wire.up();
    await use(wire);
    await wire.down();
  },

  credentials: async ({ s3, bucket, labHost, labPort }, use) => {
    const origins = [`http://${labHost}:${labPort}`];
    const credentials = new Credentials(s3, bucket.name, origins);
    await credentials.start();
    await use(credentials);
    await credentials.stop();
  },

  overrides: async ({ bucket, wire, credentials, settings }, use) => {
    const overrides = localSettings({
      endpoint: wire.endpoint,
      region: 'us-east-1',
      bucket: bucket.name,
      user: USER,
      url: credentials.url
    });
    Object.assign(overrides['jupyterlab-bookstore:plugin'], settings);
    await use(overrides);
  },

  newLab: async ({ overrides, labHost, labPort }, use) => {
    const labs: Lab[] = [];
    await use(async options => {
      const lab = new Lab({ host: labHost, port: labPort, overrides, ...options });
      labs.push(lab);
      await lab.start();
      return lab;
    });
    await Promise.all(labs.map(lab => lab.dispose()));
  },

  lab: async ({ newLab, labOptions }, use) => {
    await use(await newLab(labOptions));
  },

  labPage: async ({ page, lab }, use) => {
    const labPage = new LabPage(page, lab);
    await labPage.openLab();
    await use(labPage);
  },

  newTab: async ({ context, lab }, use) => {
    let count = 0;
    await use(async (on = lab) => {
      const tab = new LabPage(await context.newPage(), on);
      // Lab sends a second tab on one workspace elsewhere, in the middle of whatever it is at.
      await tab.openLab(`lab/workspaces/tab-${++count}`);
      return tab;
    });
  },

  newBrowser: async ({ browser, lab }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      const labPage = new LabPage(await context.newPage(), lab);
      await labPage.openLab();
      return labPage;
    });
    await Promise.all(contexts.map(context => context.close()));
  },

  // eslint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const profile = new Profile();
    await use(profile);
    await profile.dispose();
  }
});
