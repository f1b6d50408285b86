import { text } from '../../ui/messages.ts'
import { thenBoundary } from '../address.ts'
import { go, useDesk } from '../desk-context.tsx'

/** On whose ground earlier periods are seen; nothing where no unit has followed another. */
export function BoundaryControl() {
  const desk = useDesk()
  if (desk.catalogue.register.successions.length === 0) return null
  return (
    <label className="control ground-control">
      <span className="control-name">{text.ground.name}</span>
      <select
        className="strong-select"
        value={desk.scope.boundary}
        onChange={(event) =>
          go(desk, { boundary: event.target.value === 'then' ? thenBoundary : null, view: null, reading: null })
        }
      >
        <option value="now" title={text.ground.longToday}>
          {text.ground.ofToday}
        </option>
        <option value="then" title={text.ground.longThen}>
          {text.ground.ofThen}
        </option>
      </select>
    </label>
  )
}
