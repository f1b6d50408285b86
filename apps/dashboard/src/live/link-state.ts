import type { Instant } from '@toan-canh/calendar'

/**
 * The link to the aggregator. `lost` lasts until it is live again, through every attempt; as an island when the page was loaded
 * without its centre and shows what the browser kept. Instants are the server's.
 */
export type LinkState =
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'live'; readonly since: Instant }
  | { readonly kind: 'lost'; readonly since: Instant; readonly retryAt: Instant; readonly isIsland?: true }
