/** All that needs the AWS SDK: imported on first use, so that it is a chunk of its own. */
export { checkVersioning } from './checkVersioning';
export { copyVersion, markDeleted } from './copyVersion';
export { explainNoAnswer } from './explainNoAnswer';
export { getVersion } from './getVersion';
export { headVersion } from './headVersion';
export { listObjects } from './listObjects';
export { listVersions } from './listVersions';
export { getTags, setTags } from './objectTags';
export { putVersion } from './putVersion';
export { createS3Client } from './s3Client';
export { toStoreError } from './s3Errors';
