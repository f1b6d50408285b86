import '../scene.css'
import { periodText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { BrandMark } from '../../ui/marks/brand-mark.tsx'
import { useBoardData } from '../board-data.tsx'
import type { WidgetProps } from '../widget.ts'

/** The head of a scene, left: sign, unit, subject, period. */
export function SceneTitleView({ title, scope }: WidgetProps) {
  const unit = useBoardData().units.get(scope.unit)
  return (
    <header className="scene-title">
      <BrandMark size={96} />
      <h1 className="scene-unit">{unit?.name ?? scope.unit}</h1>
      <i className="scene-rule" />
      <div className="scene-subject">
        <span className="strong">{title}</span>
        <span>
          {periodText(scope.period)}
          {scope.boundary === 'then' ? ` · ${text.ground.longThen}` : ''}
        </span>
      </div>
    </header>
  )
}
