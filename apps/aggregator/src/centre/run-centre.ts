import { setInterval as every, setTimeout as sleep } from 'node:timers/promises'
import { type Connector, connectors } from '@toan-canh/connectors'
import { type Commit, readChangedStates, type SourceState } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { readHere } from '../ingest/read-here.ts'
import { Receiver } from '../ingest/receive-deliveries.ts'
import { openSource } from '../ingest/open-source.ts'
import { SourceRunner } from '../ingest/source-runner.ts'
import { SourceLocks, withSourceLock } from '../ingest/source-lock.ts'
import { Turns } from '../ingest/turns.ts'
import { runTicker } from '../ingest/ticker.ts'
import { AssetBook } from '../assets/asset-book.ts'
import { assetWorldOf } from '../assets/asset-world.ts'
import { keepLife } from '../own/keep-life.ts'
import { ownRecordsOf } from '../own/read-own.ts'
import { JobBoard, jobsNow } from '../jobs/job-board.ts'
import { isRebuildHeld, rebuild } from '../jobs/rebuild.ts'
import { CommitFeed } from '../live/commit-feed.ts'
import type { TopicFeed } from '../live/topic-feed.ts'
import { QuestionBook } from '../readings/question-book.ts'
import { entrySetsAmong } from '../manual/entry-set.ts'
import { LedgerKeeper } from '../reminders/keep-ledger.ts'
import { sendReminders } from '../reminders/send-reminders.ts'
import type { Settings } from '../settings/read-settings.ts'
import { AlarmWatch } from '../walls/alarm-watch.ts'
import type { DeviceBook } from '../walls/device-book.ts'
import type { WallBook } from '../walls/wall-book.ts'
import type { Centre } from './open-centre.ts'
import { keepHouse } from './keep-house.ts'

/** Batches on their way into the database; the rest of the pool is for those who ask. */
const storesAtOnce = 4

export interface RunOptions {
  readonly centre: Centre
  readonly walls: WallBook
  readonly devices: DeviceBook
  readonly settings: Settings
  readonly onError: (error: unknown, where: string) => void
}

/** A centre that lives: sources are read, time passes, topics are kept true. Dispose to end it. */
export interface RunningCentre extends AsyncDisposable {
  readonly feed: TopicFeed
  readonly book: QuestionBook
  /** Takes what is pushed to the sources that are told. */
  readonly receiver: Receiver
}

const refreshMs = 1_000
const minuteMs = 60_000
const remindMs = 10_000

/** What decides which answers can be believed whole. */
function markOf(state: SourceState | null): unknown {
  return [state?.historyReachedTo, state?.historyComplete, (state?.facts ?? 0) > 0]
}

/** Starts sources, ticks and the building of definitions. */
export async function runCentre({ centre, walls, devices, settings, onError }: RunOptions): Promise<RunningCentre> {
  const stop = new AbortController()
  const { signal } = stop
  const { database, versions, board, now } = centre
  const book = new QuestionBook({
    question: (topic) => centre.question(topic),
    load: (topic) => centre.load(topic),
    coverageOf: (question) => centre.coverage(question),
    today: centre.today,
    now,
    entryRules: centre.entryRules,
  })

  const assets = new AssetBook(assetWorldOf(centre), (error) => onError(error, 'assets'))

  async function reload(): Promise<void> {
    await centre.refresh()
    await Promise.all([book.reload(), assets.reload()])
  }
  function apply(commit: Commit): void {
    if (commit.origin === 'rebuild') return reloadAll()
    book.apply(commit)
    assets.apply(commit)
  }
  function reloadAll(): void {
    reload().catch((error: unknown) => onError(error, 'rebuild'))
  }
  const alarms = new AlarmWatch(centre, walls, (topic, publish) => book.open(topic, 'alarm', publish))
  let judged = ''
  let minute = 0
  const commits = await CommitFeed.start(database, {
    deliver: apply,
    onGap: reloadAll,
    onError: (error) => onError(error, 'commits'),
  })
  const onCommit = (commit: Commit) => commits.own(commit)
  const jobs = new JobBoard()

  const wanted = [...centre.catalogue.sources.values()].filter((source) => readHere(settings, source))

  const comes = (way: Connector['way']) =>
    wanted.filter((each) => connectors.get(each.definition.connector.type)?.way === way)
  const own = ownRecordsOf(centre, wanted)
  const open = (source: LoadedSource) => openSource(source, settings, now, { own })
  const receiver = new Receiver({ database, versions, board, open, now, onCommit }, comes('push'))

  async function runSources(): Promise<void> {
    const asked = comes('pull')
    await using locks = new SourceLocks(database)
    const turns = new Turns(storesAtOnce)
    await Promise.all(
      asked.map((source) =>
        withSourceLock({ locks, source: source.id, signal, onError }, (lockSignal) =>
          new SourceRunner(
            {
              database,
              versions,
              board,
              open,
              now,
              chance: Math.random,
              turns,
              onCommit,
              onError,
            },
            source,
          ).run(lockSignal),
        ),
      ),
    )
  }

  /** What other processes have stored, and what the passing of time changes. */
  async function judge(): Promise<void> {
    for (const state of await readChangedStates(database, board.revisions())) board.stored(state)
    board.refresh()
    await devices.refresh()
    jobs.show(await jobsNow(centre))
    const states = [...centre.catalogue.sources.keys()].map((id) => board.stateOf(id))
    const mark = JSON.stringify([centre.today(), states.map(markOf)])
    if (mark !== judged) {
      await centre.refresh()
      book.recheck()
    }
    judged = mark
    const minuteNow = Math.floor(now() / minuteMs)
    if (minuteNow !== minute) book.passMinute()
    minute = minuteNow
    await Promise.all([book.mend(), assets.mend()])
  }

  async function keepJudging(): Promise<void> {
    for await (const _ of every(refreshMs, undefined, { signal })) {
      await judge().catch((error: unknown) => onError(error, 'judging'))
    }
  }

  const ways = {
    mail: settings.SMTP_URL === undefined ? null : { url: settings.SMTP_URL, from: settings.MAIL_FROM },
    webhook: settings.REMINDER_SECRET === undefined ? null : { secret: settings.REMINDER_SECRET },
    rule: { allowLoopback: settings.allowLoopbackSources },
    setting: settings.resolve,
  }
  async function keepReminding(): Promise<void> {
    const entered = [...entrySetsAmong(centre.catalogue.sources.values(), settings).values()].map(
      ({ source }) => source,
    )
    const sources = new Map([...wanted, ...entered].map((source) => [source.id, source]))
    const ledger = new LedgerKeeper(database)
    for await (const _ of every(remindMs, undefined, { signal })) {
      await ledger
        .keep({ sources, stateOf: (id) => board.stateOf(id), now: now() })
        .then(() => sendReminders(database, ways, now))
        .catch((error: unknown) => onError(error, 'reminders'))
    }
  }

  /** Builds the version that waits; once stopped it stands until it is resumed. */
  async function keepBuilding(): Promise<void> {
    const context = { database, versions, now, onError }
    while (!signal.aborted) {
      if (await isRebuildHeld(context)) {
        await sleep(refreshMs, undefined, { signal }).catch(() => {})
        continue
      }
      const { commit, isStopped } = await rebuild(context, { by: 'schedule', signal })
      if (commit !== null) onCommit(commit)
      if (!isStopped) return
    }
  }

  const tasks = [
    runSources(),
    runTicker({ database, versions, now, onCommit, onError: (error) => onError(error, 'ticker') }, signal),
    keepBuilding(),
    keepJudging(),
    keepReminding(),
    keepLife({ database, now, signal, onError }),
    alarms.run(signal, (error) => onError(error, 'alarms')),
    walls.run(signal, (error) => onError(error, 'walls')),
    keepHouse({ centre, retentionDays: settings.LOG_RETENTION_DAYS, signal, onError }),
  ].map((task) => task.catch((error: unknown) => (signal.aborted ? undefined : onError(error, 'centre'))))

  const feed: TopicFeed = {
    open: (topic, name, publish, refuse) =>
      topic.kind === 'sources'
        ? Promise.resolve(board.open(publish))
        : topic.kind === 'wall'
          ? Promise.resolve(walls.open(topic.wall, publish))
          : topic.kind === 'jobs'
            ? Promise.resolve(jobs.open(publish))
            : topic.kind === 'assets'
              ? assets.open(topic, publish, refuse)
              : book.open(topic, name, publish),
  }
  return {
    feed,
    book,
    receiver,
    [Symbol.asyncDispose]: async () => {
      stop.abort()
      await Promise.all(tasks)
      await commits[Symbol.asyncDispose]()
    },
  }
}
