/**
 * Something that has to succeed, counted as one test.
 */
export async function chore(name, action) {
  const started = performance.now();
  let failed = 0;
  try {
    await action();
  } catch (error) {
    console.error(error.message);
    failed = 1;
  }
  const seconds = (performance.now() - started) / 1000;
  return { name, passed: 1 - failed, failed, skipped: [], seconds };
}
