import './text.css'
import { parseDay } from '@toan-canh/calendar'
import type { TextConfig } from '@toan-canh/contract'
import { dayText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { NoticeBlock } from '../notice-block.tsx'
import { validityOf } from '../validity.ts'
import type { WidgetProps } from '../widget.ts'
import { typeSizeOf } from './type-size.ts'

const besides = 17 + 60 + 48 + 24

function wordsOf(iso: string | undefined): string {
  const day = iso === undefined ? null : parseDay(iso)
  return day === null ? '' : dayText(day)
}

/** Paragraphs as large as their room lets them be, with who answers for them; what no longer holds is dimmed and says so. */
export function TextView({ title, config, scope, width, height }: WidgetProps & { readonly config: TextConfig }) {
  const validity = validityOf(config, scope.today)
  const { noLongerValid, notYetValid, validFrom, validUntil } = text.widget
  const { size, isCut } = typeSizeOf(config.paragraphs, { width, height: height - besides })
  const after = parseDay(config.until ?? '')
  const aside =
    validity === 'past' && after !== null
      ? noLongerValid(dayText(after + 1))
      : validity === 'coming'
        ? notYetValid(wordsOf(config.from))
        : undefined
  const until = config.until === undefined ? '' : ` ${validUntil(wordsOf(config.until))}`
  return (
    <NoticeBlock
      title={title}
      width={width}
      aside={aside}
      isStale={validity === 'past'}
      foot={`${validFrom(wordsOf(config.from))}${until}`}
      owner={config.owner}
    >
      {validity === 'coming' ? (
        <div className="void grow">
          <i className="void-dash" />
        </div>
      ) : (
        <div className="text-body grow" style={{ fontSize: px(size) }} data-cut={isCut ? '' : undefined}>
          {config.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )}
    </NoticeBlock>
  )
}
