import type { Item, RefusalCode, Topic } from '@toan-canh/contract'

/** Tells the gateway what changed in a topic, newest per key; `null` removes a key. Costs nothing once it is closed. */
export type Publish = (changes: Iterable<readonly [string, Item | null]>) => void

/** A topic that is being kept up to date; disposing ends that. */
export interface OpenedTopic extends Disposable {
  readonly items: ReadonlyMap<string, Item>
}

/** Why a topic is not opened; the sentence is shown to people as it stands. */
export interface TopicRefusal {
  readonly code: RefusalCode
  readonly sentence: string
}

/** Where the gateway gets its topics from: asked once per topic, however many watch it. */
export interface TopicFeed {
  /**
   * Reads the state of a topic and keeps publishing its changes until disposed. `publish` may be called before the
   * promise settles; a point published then stands unless `items` holds a later commit of it. Rejects when it fails.
   * `refuse` ends a topic that was opened and cannot be kept true any longer; its viewers read why.
   */
  open(
    topic: Topic,
    name: string,
    publish: Publish,
    refuse: (refusal: TopicRefusal) => void,
  ): Promise<OpenedTopic | TopicRefusal>
}
