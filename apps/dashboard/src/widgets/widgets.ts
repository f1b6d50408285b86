import type { Widget } from './widget.ts'

/** Every widget a board may hold. A new one is a folder and a line here. */
export const widgets: readonly Widget[] = []

/** The widgets by type; throws when two claim one type. */
export function widgetsByType(list: readonly Widget[]): ReadonlyMap<string, Widget> {
  const byType = new Map<string, Widget>()
  for (const widget of list) {
    if (byType.has(widget.type)) throw new Error(`Two widgets are called ${widget.type}.`)
    byType.set(widget.type, widget)
  }
  return byType
}
