import type { ListObjectVersionsCommand } from '@aws-sdk/client-s3';

/** One letter a listed item, in the store's order. */
export type ListingOrder = ('version' | 'marker')[];

/**
 * Watch in which order a listing names versions and delete markers: the SDK returns two lists, and
 * times have whole seconds on some servers.
 *
 * @returns Gives the order once the command was sent.
 */
export function watchListingOrder(command: ListObjectVersionsCommand): () => ListingOrder {
  let order: ListingOrder = [];
  command.middlewareStack.add(
    next => async args => {
      const result = await next(args);
      const response = result.response as { body?: ReadableStream | Blob };
      const xml = await new Response(response.body).text();
      order = listingOrder(xml);
      response.body = new Response(xml).body ?? undefined;
      return result;
    },
    // Low: between the connection and the parser.
    { step: 'deserialize', priority: 'low', name: 'bookstoreListingOrder' }
  );
  return () => order;
}

/** A `<` in a key is escaped, so a tag is a tag. */
function listingOrder(xml: string): ListingOrder {
  return Array.from(xml.matchAll(/<(Version|DeleteMarker)>/g), ([, tag]) =>
    tag === 'Version' ? 'version' : 'marker'
  );
}
