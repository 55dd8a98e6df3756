/** Stop what was started for the contract tests, if anything was. */
export default async function stopS3() {
  await globalThis.bookstoreContractS3?.stop();
}
