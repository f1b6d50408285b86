import type { GalleryState } from './gallery-live.ts'

/** How a widget is shown in the gallery: its title, settings and room in author pixels. */
export interface Example {
  readonly title: string
  readonly config: unknown
  /** Settings that bring a state about where no number does; with them only these states and the ordinary one are drawn. */
  readonly states?: Readonly<Partial<Record<GalleryState, unknown>>>
  readonly width: number
  readonly height: number
}
