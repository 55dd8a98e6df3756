/** A promise that is begun when first asked for, and begun again if it failed. */
export function once<T>(begin: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => {
    begun ??= begin();
    begun.catch(() => (begun = undefined));
    return begun;
  };
}
