import type { Board } from '@toan-canh/contract'
import { memo, Suspense, useMemo } from 'react'
import type { Scope } from './scope.ts'
import { WidgetBoundary } from './widget-boundary.tsx'
import type { OpenWidget } from './widget.ts'
import { widgets, widgetsByType } from './widgets.ts'

const known = widgetsByType(widgets)

function openWidget(type: string, settings: unknown): OpenWidget {
  const widget = known.get(type)
  if (widget === undefined) throw new Error(`Không có loại ô “${type}”.`)
  return widget.open(settings)
}

interface PlacedProps {
  readonly widget: Board['widgets'][string]
  readonly scope: Scope
  /** Author pixels. */
  readonly width: number
  readonly height: number
}

const Opened = memo(function Opened({ widget: { type, title, config }, scope, width, height }: PlacedProps) {
  const opened = useMemo(() => openWidget(type, config), [type, config])
  return opened.draw({ title, scope, width, height })
})

/** A widget of a board in its room: loaded when it is drawn, and alone in its failure. */
export function Placed(props: PlacedProps) {
  return (
    <WidgetBoundary title={props.widget.title}>
      <Suspense fallback={null}>
        <Opened {...props} />
      </Suspense>
    </WidgetBoundary>
  )
}
