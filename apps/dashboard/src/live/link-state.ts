import type { Instant } from '@toan-canh/calendar'

/** The link to the aggregator. `lost` lasts until it is live again, through every attempt. */
export type LinkState =
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'live'; readonly since: Instant }
  | { readonly kind: 'lost'; readonly since: Instant; readonly retryAt: Instant }
