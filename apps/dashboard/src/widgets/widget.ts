import type { ComponentType, LazyExoticComponent, ReactNode } from 'react'
import { createElement } from 'react'
import type { z } from 'zod'
import type { Scope } from './scope.ts'

/** What every widget is given beside its own settings. Lengths are author pixels of the layout. */
export interface WidgetProps {
  readonly title: string
  readonly scope: Scope
  readonly width: number
  readonly height: number
}

/** A widget as its folder defines it: `config` reads its settings, `topics` names what it will watch. */
export interface WidgetDefinition<Config> {
  readonly type: string
  readonly version: number
  readonly config: z.ZodType<Config>
  readonly minSize: { readonly width: number; readonly height: number }
  readonly topics: (config: Config, scope: Scope) => readonly string[]
  readonly view: LazyExoticComponent<ComponentType<WidgetProps & { readonly config: Config }>>
}

/** A widget whose settings have been read. */
export interface OpenWidget {
  topics(scope: Scope): readonly string[]
  draw(props: WidgetProps): ReactNode
}

/** A widget as boards use it, whatever its settings are; `open` throws a ZodError when they are wrong. */
export interface Widget {
  readonly type: string
  readonly version: number
  readonly minSize: { readonly width: number; readonly height: number }
  open(settings: unknown): OpenWidget
}

/** Closes a definition over its own kind of settings, so that boards can hold widgets of every kind in one list. */
export function defineWidget<Config>({ view, topics, config, ...rest }: WidgetDefinition<Config>): Widget {
  return {
    ...rest,
    open(settings) {
      const read = config.parse(settings)
      return {
        topics: (scope) => topics(read, scope),
        draw: (props) => createElement(view, { ...props, config: read }),
      }
    },
  }
}
