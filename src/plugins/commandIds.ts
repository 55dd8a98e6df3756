/** The commands, by their public names. */
export const CommandIds = {
  retryUploads: 'bookstore:retry-uploads'
} as const;
