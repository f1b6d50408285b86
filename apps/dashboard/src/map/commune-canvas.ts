import { MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { MapPack, Position } from '@toan-canh/contract'
import type { Face } from '../ui/palette.ts'
import { hatchImage } from './hatch-image.ts'
import type { MapColours } from './map-colours.ts'
import { areasLayer, areasSource, hatchImageId, mapStyle } from './map-style.ts'
import type { MapView } from './map-view.ts'
import type { ScreenPoint } from './mercator.ts'
import type { MapPoint } from './point-diff.ts'
import { addPointLayer, type PointLayer } from './point-layer.ts'

setWorkerUrl(workerUrl)

/** The class of each area, by unit code; `null` where there is no value. */
export type ClassByCode = ReadonlyMap<string, number | null>

export interface CanvasInput {
  readonly pack: MapPack
  readonly colours: MapColours
  readonly classColours: readonly string[]
  readonly face: Face
  readonly k: number
  readonly view: MapView
}

export interface CanvasEvents {
  /** The first whole picture is drawn. */
  readonly onDrawn: () => void
  /** The graphics context is gone; this canvas will draw no more. */
  readonly onLost: () => void
  readonly onPick: (code: string) => void
  /** The reader moved the map (desk only). */
  readonly onMove: (project: (at: Position) => ScreenPoint) => void
}

export interface CommuneCanvas extends Disposable {
  /** Recolours the areas whose class changed; sources and layers stay. */
  readonly paint: (classes: ClassByCode) => void
  readonly select: (code: string | null) => void
  /** Shows points above the areas, gathered where they stand close. */
  readonly showPoints: (points: ReadonlyMap<string, MapPoint>) => void
  readonly fit: (view: MapView) => void
}

const hatchStepAuthorPx = 17
const hatchLineAuthorPx = 2.4
const gestureHelp = {
  'CooperativeGesturesHandler.WindowsHelpText': 'Giữ Ctrl và cuộn để phóng to bản đồ',
  'CooperativeGesturesHandler.MacHelpText': 'Giữ ⌘ và cuộn để phóng to bản đồ',
  'CooperativeGesturesHandler.MobileHelpText': 'Dùng hai ngón tay để di chuyển bản đồ',
}

/** Starts the one MapLibre canvas in an empty element. Throws where WebGL is not to be had. */
export function startCommuneCanvas(container: HTMLElement, input: CanvasInput, events: CanvasEvents): CommuneCanvas {
  const map = new MapLibreMap(mapOptions(container, input))
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  let classes: ClassByCode = new Map()
  let selected: string | null = null
  const shown = new Map<string, number>()
  let isStyled = false
  let fitted = input.view
  let points: ReadonlyMap<string, MapPoint> = new Map()
  let pointLayer: PointLayer | null = null

  function paintChanges(): void {
    if (!isStyled) return
    for (const { id } of input.pack.areas.features) {
      const next = classes.get(id) ?? -1
      if ((shown.get(id) ?? -1) === next) continue
      shown.set(id, next)
      map.setFeatureState({ source: areasSource, id }, { class: next })
    }
  }
  function select(code: string | null): void {
    if (isStyled && selected !== null) map.setFeatureState({ source: areasSource, id: selected }, { selected: false })
    selected = code
    if (isStyled && selected !== null) map.setFeatureState({ source: areasSource, id: selected }, { selected: true })
  }

  function showPoints(next: ReadonlyMap<string, MapPoint>): void {
    points = next
    if (!isStyled || (pointLayer === null && points.size === 0)) return
    pointLayer ??= addPointLayer(map, input)
    pointLayer.show(points)
  }

  map.on('style.load', () => {
    isStyled = true
    showPoints(points)
    setHatch(map, { ...input, view: fitted })
    paintChanges()
    select(selected)
  })
  map.once('idle', events.onDrawn)
  map.on('webglcontextlost', events.onLost)
  if (input.face === 'desk') listenToReader(map, events)
  return {
    paint: (next) => {
      classes = next
      paintChanges()
    },
    select,
    showPoints,
    fit: (view) => {
      if (view === fitted) return
      fitted = view
      map.resize()
      if (isStyled) setHatch(map, { ...input, view })
      if (input.face === 'desk') lockTo(map, view)
      map.jumpTo({ center: [...view.centre], zoom: view.zoom })
    },
    [Symbol.dispose]: () => map.remove(),
  }
}

function mapOptions(container: HTMLElement, input: CanvasInput): ConstructorParameters<typeof MapLibreMap>[0] {
  const isDesk = input.face === 'desk'
  return {
    container,
    style: mapStyle(input),
    center: [...input.view.centre],
    zoom: input.view.zoom,
    interactive: isDesk,
    cooperativeGestures: isDesk,
    locale: gestureHelp,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    renderWorldCopies: false,
    attributionControl: false,
    trackResize: false,
    fadeDuration: 0,
    validateStyle: false,
    // Fills and lines smooth their own edges; multisampling would paint every pixel four times.
    canvasContextAttributes: { antialias: false },
    ...(isDesk && { maxBounds: lockedBounds(input.view), minZoom: input.view.zoom }),
  }
}

/** A hair wider than the first view, so that rounding never makes the canvas zoom in to stay inside. */
function lockedBounds({ bounds: [west, south, east, north] }: MapView): [number, number, number, number] {
  const [dx, dy] = [(east - west) * 1e-3, (north - south) * 1e-3]
  return [west - dx, south - dy, east + dx, north + dy]
}

function lockTo(map: MapLibreMap, view: MapView): void {
  map.setMinZoom(null)
  map.setMaxBounds(lockedBounds(view))
  map.setMinZoom(view.zoom)
}

/** The canvas enlarges a pattern by the zoom's fraction; the tile is made smaller by as much, so lines keep their width. */
function setHatch(map: MapLibreMap, { colours, k, view }: CanvasInput): void {
  const screen = window.devicePixelRatio || 1
  const image = hatchImage({
    stepPx: hatchStepAuthorPx * k * screen,
    linePx: hatchLineAuthorPx * k * screen,
    ground: colours.hatchGround,
    line: colours.hatchLine,
  })
  if (map.hasImage(hatchImageId)) map.removeImage(hatchImageId)
  map.addImage(hatchImageId, image, { pixelRatio: screen * 2 ** (view.zoom - Math.floor(view.zoom)) })
}

function listenToReader(map: MapLibreMap, { onPick, onMove }: CanvasEvents): void {
  map.on('click', areasLayer, ({ features }) => {
    const code: unknown = features?.[0]?.properties['code']
    if (typeof code === 'string') onPick(code)
  })
  map.on('mousemove', areasLayer, () => (map.getCanvas().style.cursor = 'pointer'))
  map.on('mouseleave', areasLayer, () => (map.getCanvas().style.cursor = ''))
  map.on('move', () =>
    onMove(([lon, lat]) => {
      const { x, y } = map.project([lon, lat])
      return [x, y]
    }),
  )
}
