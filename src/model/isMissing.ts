/** Whether Jupyter said of a file or folder that it is not there. */
export function isMissing(error: unknown): boolean {
  return (error as { response?: Response }).response?.status === 404;
}
