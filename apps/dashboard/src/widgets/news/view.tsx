import './news.css'
import type { NewsConfig } from '@toan-canh/contract'
import { dayText, numberText, shortDayText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { NoticeBlock } from '../notice-block.tsx'
import type { WidgetProps } from '../widget.ts'
import { type NewsItem, toNews } from './to-news.ts'

const besides = 17 + 60 + 48
const rowHeights = { title: 112, text: 216 } as const

/** The first notices that fit: a row is as high as what it says. */
function fitting(items: readonly NewsItem[], height: number): readonly NewsItem[] {
  let used = 0
  return items.filter((item) => {
    used += rowHeights[item.text === undefined ? 'title' : 'text']
    return used <= height
  })
}

/** The notices that hold today, the newest first; an old newest one says how old it is. */
export function NewsView({ title, config, scope, width, height }: WidgetProps & { readonly config: NewsConfig }) {
  const { items, age, isOld } = toNews(config, scope.today)
  const shown = fitting(items, height - besides)
  const left = items.length - shown.length
  const [newest] = items
  return (
    <NoticeBlock
      title={title}
      width={width}
      aside={isOld && age !== null ? text.widget.newsOld(numberText(age)) : undefined}
      isStale={isOld}
      foot={newest === undefined ? text.widget.noNews : dayText(newest.at)}
      owner={left > 0 ? `${config.owner} · ${text.board.more(numberText(left))}` : config.owner}
    >
      {shown.length === 0 ? (
        <div className="void grow">
          <i className="void-dash" />
          <span>{text.widget.noNews}</span>
        </div>
      ) : (
        <ol className="news grow">
          {shown.map((item) => (
            <li
              key={`${item.day} ${item.title}`}
              className="news-item"
              data-text={item.text === undefined ? undefined : ''}
            >
              <time className="news-day" dateTime={item.day}>
                {shortDayText(item.at)}
              </time>
              <div className="news-words">
                <h3 className="cut">{item.title}</h3>
                {item.text === undefined ? null : <p className="news-text">{item.text}</p>}
                <p className="news-by cut">{item.by}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </NoticeBlock>
  )
}
