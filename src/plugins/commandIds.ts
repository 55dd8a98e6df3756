import type { BookstoreCommands } from '../tokens';

/** The commands, by their public names. */
export const CommandIds = {
  archiveNotebook: 'bookstore:archive-notebook',
  browseDeleted: 'bookstore:browse-deleted',
  browsePublished: 'bookstore:browse-published',
  checkSetup: 'bookstore:check-setup',
  clearLocal: 'bookstore:clear-local',
  cloneVersion: 'bookstore:clone-version',
  compareVersions: 'bookstore:compare-versions',
  copyReference: 'bookstore:copy-reference',
  downloadVersion: 'bookstore:download-version',
  enterCredentials: 'bookstore:enter-credentials',
  exportHistory: 'bookstore:export-history',
  firstSteps: 'bookstore:first-steps',
  moveWaiting: 'bookstore:move-waiting',
  nameVersion: 'bookstore:name-version',
  openVersion: 'bookstore:open-version',
  pauseArchiving: 'bookstore:pause-archiving',
  pinVersion: 'bookstore:pin-version',
  publish: 'bookstore:publish',
  restoreVersion: 'bookstore:restore-version',
  retryUploads: 'bookstore:retry-uploads',
  saveAndName: 'bookstore:save-and-name',
  schedule: 'bookstore:schedule',
  showHistory: 'bookstore:show-history',
  unpublish: 'bookstore:unpublish',
  unschedule: 'bookstore:unschedule',
  verifyVersion: 'bookstore:verify-version'
} as const satisfies Record<string, keyof BookstoreCommands>;
