import { useMemo, useRef } from 'react'
import type { MapPack } from '@toan-canh/contract'
import type { Face } from '../ui/palette.ts'
import { classOf, coloursOfClasses, legendOf, type BadEnd, type MapClass } from './area-class.ts'
import './commune-map.css'
import { mapColours } from './map-colours.ts'
import { MapInset } from './map-inset.tsx'
import { labelAuthorPx, MapLabels } from './map-labels.tsx'
import { layoutMap } from './map-layout.ts'
import { MapLegend } from './map-legend.tsx'
import { placeLabels } from './place-labels.ts'
import { ProvinceDrawing } from './province-drawing.tsx'
import { useCommuneCanvas } from './use-commune-canvas.ts'

/** An area to name on the map: `text` its name, `value` its number, both ready to read. */
export interface MapMark {
  readonly code: string
  readonly text: string
  readonly value?: string
}

export interface CommuneMapProps {
  readonly pack: MapPack
  /** Value by unit code; missing and `null` are drawn as missing. */
  readonly values: ReadonlyMap<string, number | null>
  /** Ascending; five of them use every step of the scale. */
  readonly classes: readonly MapClass[]
  readonly badEnd?: BadEnd
  readonly marks?: readonly MapMark[]
  readonly selected?: string | null
  readonly face: Face
  /** Real pixels of one author pixel. */
  readonly k: number
  /** Real pixels. */
  readonly width: number
  readonly height: number
  readonly legendTitle?: string
  /** Desk only; on the wall nobody presses. */
  readonly onSelect?: (code: string) => void
}

const noteAuthorPx = 40
const noMarks: readonly MapMark[] = []

/** A province's communes coloured by an indicator, with legend, the worst named, and the inset of the whole country. */
export function CommuneMap(props: CommuneMapProps) {
  const { pack, values, classes, face, k, width, height, legendTitle } = props
  const badEnd = props.badEnd ?? 'high'
  const marks = props.marks ?? noMarks
  const selected = props.selected ?? null
  const onPick = face === 'desk' ? props.onSelect : undefined
  const colours = useMemo(() => mapColours(face), [face])
  const count = classes.length
  const classColours = useMemo(() => coloursOfClasses(count, colours.classes, badEnd), [count, colours, badEnd])
  const classByCode = useMemo(
    () => new Map([...values].map(([code, value]) => [code, classOf(value, classes)])),
    [values, classes],
  )
  const legendRows = count + 1 + (legendTitle === undefined ? 0 : 1)
  const layout = useMemo(
    () => layoutMap({ bbox: pack.bbox, width, height, k, legendRows, hasNote: pack.note !== null }),
    [pack, width, height, k, legendRows],
  )
  const { view, inset, legend } = layout
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useCommuneCanvas(holder, {
    pack,
    colours,
    classColours,
    face,
    k,
    view,
    classes: classByCode,
    selected,
    onPick,
  })
  const project = canvas.project ?? view.project
  const labels = useMemo(() => {
    const known = new Map(pack.areas.features.map((area) => [area.id, area.properties.at]))
    const placed = marks.flatMap((mark) => {
      const at = known.get(mark.code)
      return at ? [{ ...mark, at: project(at) }] : []
    })
    const room = { width, height, sizePx: labelAuthorPx * k, taken: [inset, legend] }
    const places = placeLabels(
      placed.map((mark) => ({ at: mark.at, text: `${mark.text} ${mark.value ?? ''}`.trim() })),
      room,
    )
    return placed.flatMap((mark, index) => {
      const place = places[index]
      return place ? [{ ...place, code: mark.code, text: mark.text, value: mark.value }] : []
    })
  }, [pack, marks, project, width, height, k, inset, legend])
  const colourOf = (unit: string) => {
    const found = classByCode.get(unit)
    return typeof found === 'number' ? classColours[found] : found
  }
  return (
    <div
      className="commune-map"
      data-face={face}
      data-canvas={canvas.state}
      style={{ width, height, borderRadius: 6 * k }}
    >
      {canvas.state !== 'drawn' && (
        <ProvinceDrawing {...{ pack, view, colours, classColours, selected, k, onPick }} classes={classByCode} />
      )}
      <div className="map-canvas" ref={holder} data-hidden={canvas.state !== 'drawn'} />
      <MapLabels labels={labels} width={width} height={height} k={k} />
      {pack.note !== null && (
        <p className="map-note" style={{ left: 28 * k, bottom: 18 * k, fontSize: noteAuthorPx * k }}>
          {pack.note}
        </p>
      )}
      <MapLegend rows={legendOf(classes, classColours, badEnd)} title={legendTitle} rect={legend} k={k} />
      <MapInset inset={pack.inset} rect={inset} colourOf={colourOf} />
    </div>
  )
}
