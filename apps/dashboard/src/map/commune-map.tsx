import { useMemo } from 'react'
import { type BadEnd, classOf, coloursOfClasses, legendOf, type MapClass } from './area-class.ts'
import { mapColours } from './map-colours.ts'
import { type MapFrame, MapGround, type OnGround } from './map-ground.tsx'
import { labelAuthorPx, MapLabels } from './map-labels.tsx'
import { MapLegend } from './map-legend.tsx'
import { placeLabels } from './place-labels.ts'

/** An area to name on the map: `text` its name, `value` its number, both ready to read. */
export interface MapMark {
  readonly code: string
  readonly text: string
  readonly value?: string
}

export interface CommuneMapProps extends MapFrame {
  /** Value by unit code; missing and `null` are drawn as missing. */
  readonly values: ReadonlyMap<string, number | null>
  /** Ascending; five of them use every step of the scale. */
  readonly classes: readonly MapClass[]
  readonly badEnd?: BadEnd
  readonly marks?: readonly MapMark[]
  readonly selected?: string | null
  readonly legendTitle?: string
  /** Desk only; on the wall nobody presses. */
  readonly onSelect?: (code: string) => void
}

const noMarks: readonly MapMark[] = []

interface MarksProps extends MapFrame, OnGround {
  readonly marks: readonly MapMark[]
}

/** The names of some areas, each where there is room for it. */
function Marks({ pack, marks, project, width, height, k, inset, legend }: MarksProps) {
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
  return <MapLabels labels={labels} width={width} height={height} k={k} />
}

/** A province's communes coloured by an indicator, with legend, the worst named, and the inset of the whole country. */
export function CommuneMap({
  values,
  classes,
  badEnd = 'high',
  marks = noMarks,
  selected = null,
  legendTitle,
  onSelect,
  ...frame
}: CommuneMapProps) {
  const { face, k } = frame
  const count = classes.length
  const classColours = useMemo(() => coloursOfClasses(count, mapColours(face).classes, badEnd), [count, face, badEnd])
  const classByCode = useMemo(
    () => new Map([...values].map(([code, value]) => [code, classOf(value, classes)])),
    [values, classes],
  )
  const colourOf = (unit: string) => {
    const found = classByCode.get(unit)
    return typeof found === 'number' ? classColours[found] : found
  }
  return (
    <MapGround
      {...frame}
      classes={classByCode}
      {...{ classColours, selected, colourOf }}
      onPick={face === 'desk' ? onSelect : undefined}
      legendRows={count + 1 + (legendTitle === undefined ? 0 : 1)}
    >
      {(on) => (
        <>
          <Marks {...frame} {...on} marks={marks} />
          <MapLegend rows={legendOf(classes, classColours, badEnd)} title={legendTitle} rect={on.legend} k={k} />
        </>
      )}
    </MapGround>
  )
}
