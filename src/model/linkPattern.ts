/** What a request looks like that may hold a link. */
export const LINK_PATTERN = /[?&](bookstore-key|s3_key)=/;
