import type { Instant } from '@toan-canh/calendar'
import type { Fact, SourceBounds, SourceId, Tombstone } from '@toan-canh/contract'
import type { z } from 'zod'
import type { Mapping } from './mapping/compile-mapping.ts'
import type { Refusal } from './row.ts'
import { type ConfigMistake, mistakesOf } from './schema-mistakes.ts'

/** Where to go on: plain JSON, opaque to all but the connector that wrote it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Cursor = { readonly [key: string]: Json }

export const directions = ['live', 'history'] as const
/** `live` ascends by the upstream's last change; `history` descends from now, newest first, to the floor. */
export type Direction = (typeof directions)[number]

/** What is stored at once, together with the cursor behind it. */
export interface Batch {
  readonly facts: readonly Fact[]
  readonly tombstones: readonly Tombstone[]
  readonly refused: readonly Refusal[]
  /** Rows read, the refused among them. */
  readonly rows: number
  readonly cursor: Cursor
  /** Live: the instant until which the upstream was asked and answered. History: always null. */
  readonly coveredTo: Instant | null
  /** History: everything changed after this instant (and before the read began) is in. Live: always null. */
  readonly reachedTo: Instant | null
  /** Rows, or bytes of a file, there are in all; null when the upstream does not say. */
  readonly total: number | null
  /** How much of `total` lies behind the cursor. */
  readonly done: number | null
  /** With which cursor just this batch is asked for again; without it, the one with which it was asked for. */
  readonly againFrom?: Cursor
  /** Nothing is left for now: live has caught up, history has reached its floor. */
  readonly isLast: boolean
}

/** What somebody has sent of his own accord, unread. Names of headers are in lower case. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

/** A delivery that is to be stored at once, and what it is known by when it comes again within `rememberMs`. */
export interface Received {
  readonly batch: Batch
  readonly marks: readonly string[]
  readonly rememberMs: number
}

/**
 * An opened source. It has no timer, no retry and no logger: the runner has them. Every failure is a `SourceError`, an
 * abort is the signal's reason. With a null cursor live starts a little before now; the runner stores the first live batch
 * before it starts the history, so that nothing falls between the two.
 */
export interface Connection extends AsyncDisposable {
  /** A live read ends only with its signal; `isLast` says that it has caught up. Whoever asks for the next batch has stored the last. */
  readonly goesOn?: true
  /** Rows that were given once cannot be asked for again by an earlier cursor: one sentence says what to do instead. */
  readonly cannotAskAgain?: string
  /** Proves configuration and reachability without reading facts. */
  check(signal: AbortSignal): Promise<void>
  /** At least one batch, empty when there is nothing new; ends when nothing is left or a bound of the read is reached. */
  read(direction: Direction, cursor: Cursor | null, signal: AbortSignal): AsyncIterable<Batch>
  /** Of a way in that is told: checks and maps a delivery of at most `bodyBytes`. Throws `RefusedDelivery` for the sender. */
  receive?(delivery: Delivery): Promise<Received>
  readonly bodyBytes?: number
}

/** Where an approved entry stands among the others. */
export interface EntryPosition {
  readonly at: Instant
  readonly entry: number
}

/** What people entered and others approved: one row for each number. */
export interface ApprovedEntry extends EntryPosition {
  readonly rows: readonly unknown[]
}

/** Approved entries from a position on, that one included, in the order of approval. */
export type ApprovedEntries = (from: EntryPosition | null, most: number) => Promise<readonly ApprovedEntry[]>

/** What the product records of itself, from an instant on; without one as far back as it keeps. */
export type OwnRows = (since: Instant | null) => Promise<readonly unknown[]>

/** What the runner lends a connection. */
export interface ConnectorContext {
  readonly source: SourceId
  readonly mapping: Mapping
  readonly bounds: SourceBounds
  readonly now: () => Instant
  /** How often the source is asked, to keep its promise: a read that goes on says as often that it is alive. */
  readonly everyMs: number
  /** Where history ends; null: the source has none. */
  readonly historyFrom: Instant | null
  /** Resolves `env:NAME`; any other text is itself. Throws a `SourceError` of owner `config` when the name is not set. */
  readonly setting: (reference: string) => string
  /** May an address lie on this machine? Only for samples and tests. */
  readonly allowLoopback: boolean
  /** Folder against which relative paths of the configuration are read. */
  readonly folder: string
  /** The entries of a source whose numbers people enter here. */
  readonly approved?: ApprovedEntries | undefined
  /** The records of the product, for the source that tells of itself. */
  readonly own?: OwnRows | undefined
}

export type Configured =
  | { readonly isValid: true; readonly open: (context: ConnectorContext) => Connection }
  | { readonly isValid: false; readonly mistakes: readonly ConfigMistake[] }

/** A way in, as the registry holds it. */
export interface Connector {
  readonly type: string
  /** Whether it asks on schedule, is told by its upstream, or people enter its numbers here. */
  readonly way: 'pull' | 'push' | 'hand'
  /** It is asked at least so often, whatever the source promises: whoever sends once a month is not kept waiting for a day. */
  readonly watchMs: number | null
  /** Its upstream is asked by one reader at a time, whoever they are. */
  readonly bearsOneReader: boolean
  /** Reads the `connector` block of a source; a valid one can be opened. */
  readonly configure: (block: unknown) => Configured
}

/** Defines a way in from its name, the schema of its configuration (with `type`) and what opens it. Opening does no I/O. */
export function defineConnector<C>(definition: {
  readonly type: string
  readonly way?: Connector['way']
  readonly watchMs?: number
  readonly bearsOneReader?: boolean
  readonly config: z.ZodType<C>
  readonly open: (config: C, context: ConnectorContext) => Connection
}): Connector {
  return {
    type: definition.type,
    way: definition.way ?? 'pull',
    watchMs: definition.watchMs ?? null,
    bearsOneReader: definition.bearsOneReader ?? false,
    configure: (block) => {
      const parsed = definition.config.safeParse(block)
      if (parsed.success) return { isValid: true, open: (context) => definition.open(parsed.data, context) }
      return { isValid: false, mistakes: mistakesOf(parsed.error.issues) }
    },
  }
}
