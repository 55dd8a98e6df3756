/** The commands, by their public names. */
export const CommandIds = {
  retryUploads: 'bookstore:retry-uploads',
  showHistory: 'bookstore:show-history'
} as const;
