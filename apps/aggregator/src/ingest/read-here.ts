import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Settings } from '../settings/read-settings.ts'

/** Whether this process reads a source by itself: it is not one that is only read by hand, and the settings want it. */
export function readHere(
  { sources, hasSample }: Pick<Settings, 'sources' | 'hasSample'>,
  source: LoadedSource,
): boolean {
  const { id, definition } = source
  return definition.run === 'always' && (hasSample || !definition.sample) && (sources === 'all' || sources.has(id))
}
