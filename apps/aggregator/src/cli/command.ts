import type { Centre } from '../centre/open-centre.ts'
import type { Settings } from '../settings/read-settings.ts'

/** What a verb of the command line gets. Output goes through `print` (result) and `progress` (one line that is written over). */
export interface CommandContext {
  readonly settings: Settings
  readonly centre: () => Promise<Centre>
  readonly options: Readonly<Record<string, string | undefined>>
  readonly words: readonly string[]
  readonly isJson: boolean
  readonly print: (text: string) => void
  readonly progress: (text: string) => void
  readonly signal: AbortSignal
}

/** One verb: `run` gives the exit code. */
export interface Command {
  readonly verb: string
  readonly usage: string
  readonly does: string
  readonly run: (context: CommandContext) => Promise<number>
}

/** A call that cannot be understood; the sentence says how to write it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
