/** The commands, by their public names. */
export const CommandIds = {
  cloneVersion: 'bookstore:clone-version',
  openVersion: 'bookstore:open-version',
  restoreVersion: 'bookstore:restore-version',
  retryUploads: 'bookstore:retry-uploads',
  showHistory: 'bookstore:show-history'
} as const;
